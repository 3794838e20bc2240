"""What the search box offers while one types, as JSON for its script. Without a script the box is a plain form."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from salony.catalogue.models import City
from salony.discovery.suggesting import Kind, Offer, suggest
from salony.publishing import dates
from salony.publishing.web.context import city_or_404, today_in

PAGES = {Kind.EVENT: "event", Kind.INSTITUTION: "institution", Kind.VENUE: "venue", Kind.PERSON: "person"}
"""Kinds that have a page of their own, to which a choice leads at once. All others are asked for."""


def suggestions(request: HttpRequest, city: str) -> JsonResponse:
    """`?q=` what is typed. A row: {"text", "note", "url"}; "url" only where the choice leads past the search."""
    here, said = city_or_404(city), request.GET.get("q", "")
    offers = suggest(said, city=here, day=today_in(here, request), language=get_language() or "pl")
    return JsonResponse({"offers": [_row(offer, here) for offer in offers]})


def _row(offer: Offer, city: City) -> dict[str, str]:
    row = {"text": offer.words}
    if note := _note(offer):
        row["note"] = note
    if offer.kind in PAGES and offer.slug:
        row["url"] = reverse(PAGES[offer.kind], args=[city.slug, offer.slug])
    return row


def _note(offer: Offer) -> str:
    match offer.kind:
        case Kind.EVENT:
            day = dates.weekday_and_day(offer.day) if offer.day else ""
            return " · ".join(part for part in (day, offer.place) if part)
        case Kind.INSTITUTION:
            return gettext("institution")
        case Kind.VENUE:
            return pgettext("field", "place")
        case Kind.PERSON:
            return gettext("person")
    return ""
