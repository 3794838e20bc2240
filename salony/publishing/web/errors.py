"""Pages for what went wrong; they say what to do next."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import City
from salony.publishing.web.context import page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. The way back leads into the city that the address names, or else the installation's own."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    title = gettext("This page is not here")
    city = _city_of(request.path)
    context = page(request, city, title=title, said=said) if city else {"title": title, "said": said}
    context.pop("language_links", None)
    return render(request, "publishing/404.html", context, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500. Asks nothing of the database, which may be what failed."""
    return render(request, "publishing/500.html", {"title": gettext("Something broke on our side")}, status=500)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "publishing/403.html", {"title": gettext("This is for editors")}, status=403)


def _city_of(path: str) -> City | None:
    named = [part for part in path.split("/") if part][:2]
    for slug in [*named, settings.SALONY_CITY]:
        try:
            return queries.city(slug)
        except (City.DoesNotExist, ValueError):
            continue
        except DatabaseError:
            return None
    return None
