"""The site's addresses. Pages stand under each language's prefix (none for Polish), files for machines without."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path, re_path

from salony.publishing.web import (
    channels,
    cities,
    city,
    days,
    editing,
    editions,
    event,
    files,
    map,
    mine,
    people,
    pictures,
    places,
    search,
    search_files,
    suggestions,
    walls,
    weeks,
)

files_patterns: list[URLPattern] = [
    path("robots.txt", files.robots, name="robots"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
]

_EDITION = r"(?P<city>[-\w]+)/wydanie/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/"
_SELECTIONS = "|".join(city.SELECTIONS)

often: list[URLPattern] = [
    path("<slug:city>/szukaj/", search.search, name="search"),
    path("<slug:city>/podpowiedzi/", suggestions.suggestions, name="suggestions"),
    path("<slug:city>/wydarzenie/<slug:slug>/", event.event, name="event"),
]
"""What is asked for most, and under other parameters each time: to be tried before the hundred others."""

pages: list[URLPattern] = [
    path("", city.front, name="front"),
    path("accounts/login/", LoginView.as_view(template_name="publishing/login.html"), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("miasta/", cities.cities, name="cities"),
    path("<slug:city>/", city.home, name="city"),
    re_path(r"^(?P<city>[-\w]+)/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/$", city.month, name="month"),
    re_path(
        r"^(?P<city>[-\w]+)/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?P<number>[0-9]{1,2})/$", days.day, name="day"
    ),
    re_path(rf"^(?P<city>[-\w]+)/(?P<name>{_SELECTIONS})/$", days.selection, name="selection"),
    *channels.patterns(rf"(?P<city>[-\w]+)/(?P<slug>{_SELECTIONS})/", "selection", regex=True),
    path("<slug:city>/tydzien/", weeks.week_now, name="week-now"),
    re_path(r"^(?P<city>[-\w]+)/(?P<year>[0-9]{4})/t(?P<number>[0-9]{1,2})/$", weeks.week, name="week"),
    path("<slug:city>/afisze/", walls.wall, name="posters"),
    path("<slug:city>/mapa/", map.map_page, name="map"),
    path("<slug:city>/dla-mnie/", mine.mine, name="mine"),
    path("<slug:city>/dla-mnie/kalendarz.ics", mine.mine_calendar, name="mine-calendar"),
    path("<slug:city>/dla-mnie/rss.xml", mine.mine_feed, name="mine-rss"),
    path("<slug:city>/kategoria/<slug:slug>/", walls.category, name="category"),
    *channels.patterns("<slug:city>/kategoria/<slug:slug>/", "category"),
    path("<slug:city>/osoba/<slug:slug>/", people.person, name="person"),
    *channels.patterns("<slug:city>/osoba/<slug:slug>/", "person"),
    path("<slug:city>/cykl/<slug:slug>/", people.series, name="series"),
    *channels.patterns("<slug:city>/cykl/<slug:slug>/", "series"),
    path("<slug:city>/wydania/", editions.editions, name="editions"),
    path("<slug:city>/wydania/rss.xml", editions.editions_feed, name="editions-rss"),
    re_path(rf"^{_EDITION}$", editions.edition, name="edition"),
    re_path(rf"^{_EDITION}druk[.]pdf$", editions.edition_pdf, name="edition-pdf"),
    re_path(rf"^{_EDITION}list[.]html$", editions.edition_letter, name="edition-letter"),
    re_path(rf"^{_EDITION}uloz/$", editions.arrange, name="edition-arrange"),
    path("<slug:city>/obraz/<slug:kind>/<slug:key>.png", pictures.picture, name="picture"),
    path("<slug:city>/szukaj/kalendarz.ics", search_files.search_calendar, name="search-calendar"),
    path("<slug:city>/szukaj/rss.xml", search_files.search_feed, name="search-rss"),
    path("<slug:city>/wydarzenie/<slug:slug>.ics", event.event_ics, name="event-ics"),
    path("<slug:city>/wydarzenie/<slug:slug>/afisz.svg", event.event_poster, name="event-poster"),
    path("<slug:city>/wydarzenie/<slug:slug>/afisz.png", event.event_share, name="event-share"),
    path("<slug:city>/wydarzenie/<slug:slug>/popraw/<slug:field>/", editing.correct, name="correct"),
    path("<slug:city>/wydarzenie/<slug:slug>/cofnij/<slug:field>/", editing.withdraw, name="withdraw"),
    path("<slug:city>/wydarzenie/<slug:slug>/ukryj/", editing.hide, name="hide"),
    path("<slug:city>/wydarzenie/<slug:slug>/pokaz/", editing.unhide, name="unhide"),
    path("<slug:city>/instytucje/", places.institutions, name="institutions"),
    path("<slug:city>/instytucja/<slug:slug>/", places.institution, name="institution"),
    *channels.patterns("<slug:city>/instytucja/<slug:slug>/", "institution"),
    path("<slug:city>/miejsce/<slug:slug>/", places.venue, name="venue"),
    *channels.patterns("<slug:city>/miejsce/<slug:slug>/", "venue"),
    path("<slug:city>/zrodla/", places.sources, name="sources"),
    path("<slug:city>/zrodlo/<slug:slug>/", places.source, name="source"),
    *channels.patterns("<slug:city>/", "city"),
]
