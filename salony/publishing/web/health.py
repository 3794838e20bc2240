"""How the sources are doing, in plain words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from salony.catalogue.models import City, Fetch
from salony.catalogue.queries import SourceHealth
from salony.publishing import dates
from salony.publishing.addresses import source_path
from salony.publishing.proof import web_address
from salony.publishing.rows import zone_of


@dataclass(frozen=True, slots=True)
class Health:
    """mark: "good", "failing" or "waiting"; words: what that means; message: why it fails."""

    url: str
    name: str
    website: str
    mark: str
    words: str
    message: str
    told: str


@dataclass(frozen=True, slots=True)
class FetchLine:
    when: str
    mark: str
    words: str
    message: str


def health_of(health: SourceHealth, city: City, today: dt.date) -> Health:
    source, last = health.source, health.last
    read = dates.moment_words(health.last_good, zone_of(city), today) if health.last_good else ""
    if not source.is_active:
        mark, words = "waiting", gettext("No longer read.")
    elif last is None:
        mark, words = "waiting", gettext("Not read yet.")
    elif health.is_failing:
        mark = "failing"
        words = (
            gettext("Could not be read; last read %(when)s. What it told stays.") % {"when": read}
            if read
            else gettext("Could not be read so far.")
        )
    else:
        mark, words = "good", gettext("Last read %(when)s.") % {"when": read} if read else gettext("Being read.")
    return Health(
        source_path(source, city),
        source.name,
        web_address(source.page) or web_address(source.address),
        mark,
        words,
        last.message if last and health.is_failing else "",
        ngettext("%(number)d event", "%(number)d events", health.sightings) % {"number": health.sightings},
    )


def fetch_lines(fetches: Iterable[Fetch], city: City, today: dt.date) -> list[FetchLine]:
    return [
        FetchLine(
            dates.moment_words(one.started_at, zone_of(city), today),
            "failing" if one.outcome == Fetch.Outcome.FAILED else "good",
            _outcome(one),
            one.message,
        )
        for one in fetches
    ]


def _outcome(fetch: Fetch) -> str:
    match fetch.outcome:
        case Fetch.Outcome.RECORDED:
            parts = [ngettext("%(number)d announcement read", "%(number)d announcements read", fetch.drafts)]
            words = parts[0] % {"number": fetch.drafts}
            if fetch.created:
                words += ", " + ngettext("%(number)d new", "%(number)d new", fetch.created) % {"number": fetch.created}
            if fetch.changed:
                words += ", " + ngettext("%(number)d changed", "%(number)d changed", fetch.changed) % {
                    "number": fetch.changed
                }
            return words
        case Fetch.Outcome.UNCHANGED:
            return gettext("Nothing new.")
        case Fetch.Outcome.FAILED:
            return gettext("Could not be read.")
        case Fetch.Outcome.INTERRUPTED:
            return gettext("Interrupted; it is read again next time.")
    return gettext("Being read.")
