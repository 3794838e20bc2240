"""One-to-one talks, as read: rounds with their hours, one's own talks, what is asked of the solver."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from salony.salons import talks
from salony.salons.models import Contact, Note, Registration, Salon, Talk, Wish
from salony.salons.queries import programme

Hours = tuple[dt.datetime, dt.datetime]


def rounds(salon: Salon) -> list[Hours]:
    """Begin and end of each round, aware; none where talks have no hour."""
    if salon.first_round_at is None:
        return []
    step = dt.timedelta(minutes=salon.round_minutes + salon.pause_minutes)
    length = dt.timedelta(minutes=salon.round_minutes)
    first = salon.first_round_at.astimezone(dt.UTC)
    return [(first + number * step, first + number * step + length) for number in range(salon.rounds)]


def talkers(salon: Salon) -> list[Registration]:
    """Who takes part in talks: confirmed, and asked for them. A speaker counts where they are registered."""
    rows = Registration.objects.filter(salon=salon, status=Registration.Status.CONFIRMED, takes_talks=True)
    return list(rows.select_related("speaker").order_by("number"))


def problem(salon: Salon, people: Iterable[Registration]) -> talks.Problem:
    """What is asked of the solver; keys are the registrations' ids as text."""
    people = list(people)
    hours = rounds(salon)
    podium: dict[int, list[Hours]] = {}
    for slot in programme.slots(salon):
        for speaker, _ in slot.line.people:
            podium.setdefault(speaker, []).append((slot.start, slot.end))
    busy = {str(one.pk): podium.get(one.speaker_id or 0, []) for one in people}
    absent = talks.absences(hours, busy)
    for one in people:
        absent[str(one.pk)] |= frozenset(int(number) for number in one.absent)
    keys = {one.pk for one in people}
    wishes = Wish.objects.filter(who__in=keys, whom__in=keys).exclude(answer=Wish.Answer.DECLINED)
    pairs: set[talks.Pair] = set()
    for who, whom, answer in wishes.values_list("who", "whom", "answer"):
        pairs.add((str(who), str(whom)))
        if answer == Wish.Answer.ACCEPTED:
            pairs.add((str(whom), str(who)))
    return talks.Problem(
        people=tuple(str(one.pk) for one in people),
        wishes=frozenset(pairs),
        rounds=len(hours),
        tables=salon.tables,
        absent=absent,
        unsteady=frozenset(str(one.pk) for one in people if one.is_unsteady),
    )


def settled_rounds(salon: Salon, now: dt.datetime) -> list[int]:
    """Rounds that have begun: nothing in them is changed any more."""
    return [number for number, (start, _) in enumerate(rounds(salon)) if start <= now]


def timetable(salon: Salon) -> list[talks.Talk]:
    rows = Talk.objects.filter(salon=salon).values_list("one", "other", "round", "table")
    return [talks.Talk(str(one), str(other), number, table) for one, other, number, table in rows]


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """A talk as one of the two sees it. hours: aware. note: one's own, None before it is written."""

    talk: Talk
    partner: Registration
    start: dt.datetime
    end: dt.datetime
    note: Note | None
    both_go_on: bool

    @property
    def table(self) -> int:
        """As the cards on the tables count: from 1."""
        return self.talk.table + 1


def own_talks(registration: Registration) -> list[OwnTalk]:
    """In the order of the rounds."""
    salon = registration.salon
    hours = rounds(salon)
    rows = Talk.objects.filter(Q(one=registration) | Q(other=registration), salon=salon)
    rows = rows.select_related("one", "other").prefetch_related("notes")
    found = []
    for talk in rows:
        if talk.round >= len(hours):
            continue
        notes = {note.author_id: note for note in talk.notes.all()}
        partner = talk.other if talk.one_id == registration.pk else talk.one
        goes_on = len(notes) == 2 and all(note.goes_on for note in notes.values())
        found.append(OwnTalk(talk, partner, *hours[talk.round], notes.get(registration.pk), goes_on))
    return found


@dataclass(frozen=True, slots=True)
class Wishes:
    """own: whom one wished for, with their answers. asked: who waits for one's answer. pairs: keys of mutual wishes."""

    own: dict[int, Wish]
    asked: list[Wish]
    mutual: frozenset[int]


def wishes(registration: Registration) -> Wishes:
    own = {one.whom_id: one for one in Wish.objects.filter(who=registration).select_related("whom")}
    incoming = list(Wish.objects.filter(whom=registration).select_related("who"))
    mutual = {one.who_id for one in incoming if one.answer == Wish.Answer.ACCEPTED}
    mutual |= {one.who_id for one in incoming if one.who_id in own and one.answer != Wish.Answer.DECLINED}
    mutual |= {pk for pk, one in own.items() if one.answer == Wish.Answer.ACCEPTED}
    mutual -= {pk for pk, one in own.items() if one.answer == Wish.Answer.DECLINED}
    asked = [
        one
        for one in incoming
        if one.answer == Wish.Answer.OPEN and one.who_id not in own and one.who.status == Registration.Status.CONFIRMED
    ]
    return Wishes(own, asked, frozenset(mutual))


def contacts(salon: Salon) -> list[Contact]:
    return list(Contact.objects.filter(salon=salon).select_related("one", "other"))


def own_contacts(registration: Registration) -> list[Contact]:
    rows = Contact.objects.filter(Q(one=registration) | Q(other=registration))
    return list(rows.select_related("one", "other"))
