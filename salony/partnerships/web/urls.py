"""Addresses of the pages of partners, under each language's prefix."""

from django.urls import URLPattern, path

from salony.partnerships.web import directory, organization, towns

pages: list[URLPattern] = [
    path("<slug:city>/partnerzy/", directory.directory, name="partners"),
    path("<slug:city>/partnerzy/<slug:slug>/", organization.partner, name="partner"),
    path("<slug:city>/partnerzy/<slug:slug>/odloz/<slug:other>/", organization.dismiss, name="partner-dismiss"),
    path("<slug:city>/partnerzy/<slug:slug>/przywroc/<slug:other>/", organization.restore, name="partner-restore"),
    path("<slug:city>/partnerzy/<slug:slug>/z/<slug:other>/", towns.pair, name="partnership"),
    path("<slug:city>/miasta-partnerskie/", towns.towns, name="twin-towns"),
    path("<slug:city>/miasta-partnerskie/procedura/", towns.procedure, name="twin-procedure"),
    path("<slug:city>/miasta-partnerskie/kraj/<str:code>/", towns.land, name="twin-land"),
]
