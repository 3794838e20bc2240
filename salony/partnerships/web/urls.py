"""Addresses of the pages of partners, under each language's prefix."""

from django.urls import URLPattern, path

from salony.partnerships.web import consortium, directory, organization, programmes, towns

pages: list[URLPattern] = [
    path("<slug:city>/partnerzy/", directory.directory, name="partners"),
    path("<slug:city>/partnerzy/<slug:slug>/", organization.partner, name="partner"),
    path("<slug:city>/partnerzy/<slug:slug>/odloz/<slug:other>/", organization.dismiss, name="partner-dismiss"),
    path("<slug:city>/partnerzy/<slug:slug>/przywroc/<slug:other>/", organization.restore, name="partner-restore"),
    path("<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/", towns.pair, name="partnership"),
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
