"""The site's addresses. Pages stand under each language's prefix (none for Polish), files for machines without."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path, re_path

from salony.publishing.web import city, editing, event, files, places, search

files_patterns: list[URLPattern] = [
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
]

_SELECTIONS = "|".join(city.SELECTIONS)

pages: list[URLPattern] = [
    path("", city.front, name="front"),
    path("accounts/login/", LoginView.as_view(template_name="publishing/login.html"), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("<slug:city>/", city.home, name="city"),
    re_path(r"^(?P<city>[-\w]+)/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/$", city.month, name="month"),
    re_path(rf"^(?P<city>[-\w]+)/(?P<name>{_SELECTIONS})/$", city.selection, name="selection"),
    path("<slug:city>/szukaj/", search.search, name="search"),
    path("<slug:city>/wydarzenie/<slug:slug>/", event.event, name="event"),
    path("<slug:city>/wydarzenie/<slug:slug>.ics", event.event_ics, name="event-ics"),
    path("<slug:city>/wydarzenie/<slug:slug>/afisz.svg", event.event_poster, name="event-poster"),
    path("<slug:city>/wydarzenie/<slug:slug>/afisz.png", event.event_share, name="event-share"),
    path("<slug:city>/wydarzenie/<slug:slug>/popraw/<slug:field>/", editing.correct, name="correct"),
    path("<slug:city>/wydarzenie/<slug:slug>/cofnij/<slug:field>/", editing.withdraw, name="withdraw"),
    path("<slug:city>/wydarzenie/<slug:slug>/ukryj/", editing.hide, name="hide"),
    path("<slug:city>/wydarzenie/<slug:slug>/pokaz/", editing.unhide, name="unhide"),
    path("<slug:city>/instytucje/", places.institutions, name="institutions"),
    path("<slug:city>/instytucja/<slug:slug>/", places.institution, name="institution"),
    path("<slug:city>/miejsce/<slug:slug>/", places.venue, name="venue"),
    path("<slug:city>/zrodla/", places.sources, name="sources"),
    path("<slug:city>/zrodlo/<slug:slug>/", places.source, name="source"),
    path("<slug:city>/kalendarz.ics", files.calendar, name="calendar"),
    path("<slug:city>/rss.xml", files.rss, name="rss"),
]
