"""A plain Django list of what is to come, with a substring search, over the same tables: what `bench/web.py` compares
with. As small calendars have it: one query with joins, one template, no index of words."""
# ruff: noqa: E402 - Django has to be set up first

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salony.config.settings")

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path
from django.utils import timezone

from salony.catalogue.models import Occurrence

ROWS = 5000
PAGE = Engine().from_string(
    "<!doctype html><title>{{ title }}</title><ul>{% for one in rows %}<li><time>{{ one.first_day|date:'j E Y' }}"
    "</time> <a href='/{{ one.event.slug }}'>{{ one.event.name }}</a> {{ one.event.venue.name }} "
    "{{ one.event.description|truncatewords:20 }}</li>{% endfor %}</ul>"
)


def _coming(city: str) -> "django.db.models.QuerySet[Occurrence]":
    rows = Occurrence.objects.filter(city__slug=city, last_day__gte=timezone.localdate(), event__is_hidden=False)
    return rows.select_related("event__venue").order_by("first_day", "starts_at")


def home(request: HttpRequest, city: str) -> HttpResponse:
    return HttpResponse(PAGE.render(Context({"title": city, "rows": _coming(city)[:ROWS]})))


def search(request: HttpRequest, city: str) -> HttpResponse:
    said = request.GET.get("q", "").split()[0]
    found = _coming(city).filter(Q(event__name__icontains=said) | Q(event__description__icontains=said))[:20]
    return HttpResponse(PAGE.render(Context({"title": said, "rows": found})))


class _Urls:
    urlpatterns = (path("<slug:city>/", home), path("<slug:city>/szukaj/", search))


def _settings() -> WSGIHandler:
    from django.conf import settings

    settings.ROOT_URLCONF = _Urls
    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware"]
    return WSGIHandler()


application = _settings()
