"""Composed pages are kept, and given again as long as they would come out the same.

A page of this room follows from its address, the tables, the day and the hour. So it is kept under its address, with
the version of the database and the quarter of an hour in which it was composed (time zones differ by quarters); where
either is another one by now, it is composed anew. Nothing can be stale: a correction, whoever writes it, shows in the
very next request.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from salony.catalogue import freshness
from salony.publishing.web.context import now

ROOMS = ("salony.publishing.web.",)
"""Views of these modules follow from address, tables, day and hour alone. A view that does not answers `no-store`."""
QUARTER = 900
"""Seconds."""
LARGEST = 2**20
"""Bytes of a page that is kept at all."""
_ENTRY = 1500
"""Bytes that an entry takes beside its body, about."""
_GZIP = re.compile(r"\bgzip\b")
_VARIES = frozenset({"accept-encoding", "cookie", "accept-language"})

Answer = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Page:
    """A composed answer. seen: the version of the database and the quarter of an hour."""

    body: bytes
    headers: dict[str, str]
    seen: Hashable


class Shelf:
    """Pages by address, the longest unused ones go first. room: bytes."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()

    def get(self, key: Hashable, seen: Hashable) -> Page | None:
        page = self._pages.get(key)
        if page is None or page.seen != seen:
            return None
        self._pages.move_to_end(key)
        return page

    def put(self, key: Hashable, page: Page) -> None:
        if len(page.body) > LARGEST:
            return
        if old := self._pages.pop(key, None):
            self.taken -= len(old.body) + _ENTRY
        self._pages[key] = page
        self.taken += len(page.body) + _ENTRY
        while self.taken > self.room:
            _, old = self._pages.popitem(last=False)
            self.taken -= len(old.body) + _ENTRY


def kept_pages(get_response: Answer) -> Answer:
    """Stands before whatever composes: sessions, languages, compression. Only who brings no cookie is given kept pages,
    and only what set none is kept."""
    shelf = Shelf(settings.SALONY_PAGES_MB * 2**20)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET" or request.META.get("HTTP_COOKIE") or not shelf.room:
            return get_response(request)
        with freshness.one_answer() as version:
            if version is None:
                return get_response(request)
            key = (
                request.scheme,
                request.META.get("HTTP_HOST"),
                request.get_full_path_info(),
                bool(_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))),
            )
            seen = (version, now(request).timestamp() // QUARTER)
            page = shelf.get(key, seen)
            if page is None:
                response = get_response(request)
                if isinstance(response, HttpResponse) and _may_be_kept(request, response):
                    shelf.put(key, Page(response.content, dict(response.items()), seen))
                return response
        response = HttpResponse(page.body, headers=page.headers)
        return get_conditional_response(request, etag=page.headers.get("ETag"), response=response) or response

    return middleware


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    match = request.resolver_match
    if match is None or not match.func.__module__.startswith(ROOMS):
        return False
    if any(word in response.headers.get("Cache-Control", "") for word in ("no-store", "private")):
        return False
    return all(name.strip().lower() in _VARIES for name in response.headers.get("Vary", "Cookie").split(","))
