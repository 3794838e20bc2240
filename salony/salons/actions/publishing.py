"""A salon becomes an event of the city's calendar: its organizers are a source, with words of their own."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext, override

from salony.catalogue import actions as catalogue
from salony.catalogue.directory import Directory
from salony.catalogue.models import City, Event, Fetch, Sighting, Source
from salony.salons import schedule
from salony.salons.actions.log import Clock, Editor, check, note
from salony.salons.models import Appearance, Salon
from salony.salons.queries import programme
from salony.salons.refusal import Refusal
from salony.vocabulary import (
    CATEGORIES,
    Decision,
    EventDraft,
    OrganizationDraft,
    PartialDateTime,
    PersonDraft,
    PlaceDraft,
    RegistrationDraft,
    Snapshot,
    Verdict,
)

AUTHORITY = 95
"""Organizers know their own salon better than any page about it."""

READER = "salons-1"


@transaction.atomic
def publish(*, salon: Salon, editor: Editor, clock: Clock, url: str, registration_url: str) -> Salon:
    """Public from now on, and in the calendar; doing it again brings the calendar to what the salon says now.

    url, registration_url: absolute addresses. Raises PermissionDenied, Refusal where no part has an hour.
    """
    check(editor)
    slots = programme.slots(salon)
    if not slots:
        raise Refusal(gettext("The programme is empty. Add a part with at least one point, then publish."))
    with override("pl"):
        draft = _draft(salon, slots, url, registration_url)
        text, quotes = _document(salon, draft)
    source = _source(salon.city)
    fetch = catalogue.start_fetch(source=source, clock=clock)
    snapshot = Snapshot.of_text(text, url=url, language="pl", published=clock())
    stored = catalogue.keep_snapshot(snapshot=snapshot, clock=clock)
    recorded = catalogue.record(
        source=source,
        stored=stored,
        decisions=[Decision(position=0, draft=draft, verdict=Verdict.NEW, reasons=("organizers say so",))],
        quotes=[quotes],
        directory=Directory(salon.city),
        reader=READER,
        reference_day=clock().date(),
        clock=clock,
        url=url,
        published=clock(),
    )
    catalogue.finish_fetch(
        fetch=fetch,
        outcome=Fetch.Outcome.RECORDED,
        clock=clock,
        drafts=1,
        recorded=[recorded],
        snapshots=[stored],
    )
    key = catalogue.sighting_keys([draft])[0]
    salon.event = Event.objects.get(sightings__in=Sighting.objects.filter(source=source, key=key))
    if salon.event.is_hidden:
        catalogue.unhide(event=salon.event, editor=editor, clock=clock)
    salon.is_published = True
    salon.save(update_fields=["event", "is_published"])
    _link_people(salon)
    note(salon, "published", clock, editor)
    return salon


@transaction.atomic
def withdraw(*, salon: Salon, editor: Editor, clock: Clock) -> Salon:
    """No longer public; its event is hidden, what was registered stays. Raises PermissionDenied."""
    check(editor)
    salon.is_published = False
    salon.save(update_fields=["is_published"])
    if salon.event:
        catalogue.hide(event=salon.event, editor=editor, clock=clock)
    note(salon, "withdrawn", clock, editor)
    return salon


def _source(city: City) -> Source:
    """The organizers' word. It is never fetched, hence not active."""
    return Source.objects.get_or_create(
        city=city,
        slug="salony",
        defaults={
            "name": "Organizatorzy salonów",
            "kind": "text",
            "address": "salony",
            "authority": AUTHORITY,
            "is_active": False,
        },
    )[0]


def _draft(salon: Salon, slots: Sequence[schedule.Slot], url: str, registration_url: str) -> EventDraft:
    zone = ZoneInfo(salon.city.time_zone)
    start, end = min(slot.start for slot in slots), max(slot.end for slot in slots)
    people = {}
    if salon.host_name:
        people[salon.host_name] = PersonDraft(
            name=salon.host_name, role=salon.host_post or None, affiliation=salon.organizer.name
        )
    appearances = Appearance.objects.filter(item__part__salon=salon).select_related("speaker__institution")
    for one in appearances.order_by("item__part__position", "item__position", "position"):
        affiliation = one.speaker.institution_name or None
        role = one.speaker.post or (gettext("moderator") if one.role == Appearance.Role.MODERATOR else None)
        people.setdefault(
            one.speaker.name, PersonDraft(name=one.speaker.name, role=role or None, affiliation=affiliation)
        )
    return EventDraft(
        name=salon.name,
        start=_local(start, zone),
        end=_local(end, zone),
        venue=PlaceDraft(name=salon.venue_name, address=salon.venue_address or None, city=salon.city.name),
        organizer=(OrganizationDraft(name=salon.organizer.name),),
        people=tuple(people.values()),
        category=CATEGORIES["salon"],
        topics=(salon.theme,) if salon.theme else (),
        description=_first_sentences(salon.about) or None,
        url=url,
        registration=RegistrationDraft(required=True, contact=registration_url),
        language="pl",
        online=bool(salon.stream_url),
        uid=f"salon-{salon.pk}",
    )


def _local(moment: dt.datetime, zone: ZoneInfo) -> PartialDateTime:
    return PartialDateTime.parse(f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}")


def _first_sentences(text: str) -> str:
    """About three hundred characters, ending with a sentence where one ends."""
    line = " ".join(text.split())
    if len(line) <= 300:
        return line
    cut = line[:300]
    end = max(cut.rfind(". "), cut.rfind("? "), cut.rfind("! "))
    return cut[: end + 1] if end > 60 else f"{cut.rsplit(' ', 1)[0]}…"


def _document(salon: Salon, draft: EventDraft) -> tuple[str, dict[str, dict[str, object]]]:
    """What the organizers say, line by line, and for each field where in it."""
    lines = {
        "name": draft.name,
        "start": str(draft.start),
        "end": str(draft.end),
        "venue": ", ".join(part for part in (salon.venue_name, salon.venue_address, salon.city.name) if part),
        "organizer": salon.organizer.name,
        "topics": salon.theme,
        "people": "; ".join(", ".join(filter(None, (one.name, one.role, one.affiliation))) for one in draft.people),
        "description": draft.description or "",
    }
    text, quotes = "", {}
    for field, line in lines.items():
        if line:
            quotes[field] = {"text": line, "begin": 0, "stop": len(line)}
            text += f"{line}\n"
    return text, quotes


def _link_people(salon: Salon) -> None:
    """Profiles know their record in the calendar."""
    if salon.event is None:
        return
    known = {one.person.name: one.person for one in salon.event.participations.select_related("person")}
    for appearance in Appearance.objects.filter(item__part__salon=salon).select_related("speaker"):
        person = known.get(appearance.speaker.name)
        if person is not None and appearance.speaker.person_id != person.pk:
            appearance.speaker.person = person
            appearance.speaker.save(update_fields=["person"])
