"""What frames a page, for rooms that must not know each other.

Pages of every room stand in one frame (city, day, menu, languages), which the room that publishes the site supplies;
a room further down asks for it here. Rooms add entries to the menu, and pieces to places on other rooms' pages that
are known by name. Each registers in its `AppConfig.ready`, so what is not installed leaves no trace.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import HttpRequest
from django.utils import timezone

CLOCK = "salony.now"
"""The key of the request's environment under which a server or a test passes an aware datetime as the present."""


class Framing(Protocol):
    """Answers the context of a page's frame, `frame` among it: the template to extend.

    city: the record of the city. path: the page's canonical path, where it is not the request's own. more: the page's
    own values.
    """

    def __call__(self, request: HttpRequest, city: Any, *, path: str | None = None, **more: Any) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    url: str
    words: str


Piece = Callable[[HttpRequest, Any, Any], Mapping[str, Any] | None]
"""(request, city, subject) → the context of the piece's template, or None where there is nothing to show."""

BARE = "design/base.html"

_framing: list[Framing] = []
_entries: list[Callable[[Any], Entry]] = []
_pieces: dict[str, list[tuple[str, Piece]]] = {}


def now(request: HttpRequest) -> dt.datetime:
    """The present moment, aware."""
    moment = request.META.get(CLOCK)
    return moment if isinstance(moment, dt.datetime) else timezone.now()


def supply(framing: Framing) -> None:
    """Let this be the frame of every page."""
    _framing[:] = [framing]


def page(request: HttpRequest, city: Any, *, path: str | None = None, **more: Any) -> dict[str, Any]:
    """The context of a page in the site's frame; in the bare one of this room where nobody supplied any."""
    for framing in _framing:
        return framing(request, city, path=path, **more)
    return {"frame": BARE, "city": city, **more}


def add_entry(entry: Callable[[Any], Entry]) -> None:
    """A line of every city's menu: city → Entry, in the language of the moment."""
    _entries.append(entry)


def entries(city: Any) -> list[Entry]:
    return [entry(city) for entry in _entries]


def add_piece(place: str, template: str, piece: Piece) -> None:
    """Show the template at that place of another room's page. docs/design.md lists the places."""
    _pieces.setdefault(place, []).append((template, piece))


def pieces(place: str, request: HttpRequest, city: Any, subject: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """(template, its context) of all that stands there for the subject, for `{% include template with piece=… %}`."""
    made = [(template, piece(request, city, subject)) for template, piece in _pieces.get(place, ())]
    return [(template, context) for template, context in made if context is not None]
