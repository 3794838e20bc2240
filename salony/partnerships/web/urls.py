"""Addresses of the pages of partners, under each language's prefix."""

from django.urls import URLPattern, path

from salony.partnerships.web import acting, calls, consortium, directory, doubles, life, organization, programmes, towns

pages: list[URLPattern] = [
    path("<slug:city>/partnerzy/", directory.directory, name="partners"),
    path("<slug:city>/partnerzy/<slug:slug>/", organization.partner, name="partner"),
    path("<slug:city>/partnerzy/<slug:slug>/odloz/<slug:other>/", organization.dismiss, name="partner-dismiss"),
    path("<slug:city>/partnerzy/<slug:slug>/przywroc/<slug:other>/", organization.restore, name="partner-restore"),
    path("<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/", towns.pair, name="partnership"),
    path("<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/rozpocznij/", life.begin, name="partnership-begin"),
    path("<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/krok/", life.add_step, name="partnership-step"),
    path("<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/dalej/", life.plan_next, name="partnership-next"),
    path(
        "<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/cofnij/<int:pk>/",
        life.withdraw_step,
        name="partnership-withdraw",
    ),
    path(
        "<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/<slug:kind>.<slug:form>",
        life.document,
        name="partnership-document",
    ),
    path("<slug:city>/partnerzy/<slug:slug>/przejmij/", acting.claim, name="partner-claim"),
    path("<slug:city>/partnerzy/<slug:slug>/profil/", acting.profile, name="partner-profile"),
    path("<slug:city>/partnerzy/<slug:slug>/napisz/", acting.write, name="partner-write"),
    path("<slug:city>/partnerzy/<slug:slug>/biurko/", acting.desk, name="partner-desk"),
    path("<slug:city>/partnerzy/<slug:slug>/zapytanie/", calls.new, name="call-new"),
    path("<slug:city>/zapytanie/<int:pk>/", calls.call, name="call"),
    path("<slug:city>/zapytanie/<int:pk>/zamknij/", calls.close, name="call-close"),
    path("<slug:city>/zaproszenie/<int:pk>/", calls.invitation, name="invitation"),
    path("<slug:city>/zaproszenie/<int:pk>/pokaz/", calls.level, name="invitation-level"),
    path("<slug:city>/prosby/", acting.claims, name="partner-claims"),
    path("<slug:city>/prosby/<int:pk>/", acting.decide, name="partner-decide"),
    path("<slug:city>/duble/", doubles.doubles, name="partner-doubles"),
    path("<slug:city>/duble/polacz/", doubles.merge, name="partner-merge"),
    path("<slug:city>/duble/rozdziel/", doubles.separate, name="partner-separate"),
    path("<slug:city>/programy/", programmes.programmes, name="programmes"),
    path("<slug:city>/programy/terminy.ics", programmes.deadlines_ics, name="deadlines-ics"),
    path("<slug:city>/programy/terminy.xml", programmes.deadlines_rss, name="deadlines-rss"),
    path("<slug:city>/programy/<slug:slug>/", programmes.action, name="programme"),
    path("<slug:city>/konsorcjum/", consortium.builder, name="consortium"),
    path("<slug:city>/konsorcjum/konsorcjum.toml", consortium.file, name="consortium-file"),
    path("<slug:city>/konsorcjum/zachowaj/", consortium.keep, name="consortium-keep"),
    path("<slug:city>/konsorcjum/<slug:kind>.<slug:form>", consortium.document, name="consortium-document"),
    path("<slug:city>/miasta-partnerskie/", towns.towns, name="twin-towns"),
    path("<slug:city>/miasta-partnerskie/procedura/", towns.procedure, name="twin-procedure"),
    path("<slug:city>/miasta-partnerskie/kraj/<str:code>/", towns.land, name="twin-land"),
]
