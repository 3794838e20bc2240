"""Any search as files to follow."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import City
from salony.discovery.finding import Frame, find
from salony.publishing.parts import Part
from salony.publishing.web.channels import calendar_file, feed_file
from salony.publishing.web.context import city_or_404, today_in
from salony.publishing.web.search import asked, search_query

EVENTS = 200


def search_calendar(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    return calendar_file(here, _part(request, here))


def search_feed(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    return feed_file(request, here, _part(request, here))


def _part(request: HttpRequest, here: City) -> Part:
    """What fits in full; what only comes near is for the page, not for somebody's calendar."""
    it = asked(request, here)
    answer = find(it.text, it.query, Frame(here, today_in(here, request)), limit=EVENTS, order=it.order)
    ids = [] if answer.is_near else [hit.event for hit in answer.hits]
    title = gettext("Search: %(text)s") % {"text": it.text} if it.text else gettext("Search")
    return Part(title, f"{reverse('search', args=[here.slug])}?{search_query(request)}", queries.shown(ids))
