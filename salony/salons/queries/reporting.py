"""What came of a salon: who met whom, between which institutions, ties before and after."""

from dataclasses import dataclass
from itertools import combinations

from django.db.models import Sum

from salony.catalogue import company
from salony.catalogue.models import Institution
from salony.resolution import fold
from salony.salons.models import Contact, Registration, Salon, Talk
from salony.salons.queries import programme


@dataclass(frozen=True, slots=True)
class Tie:
    """Two institutions by name. before: events they made together earlier; talks, contacts: at this salon."""

    one: str
    other: str
    before: int
    talks: int
    contacts: int

    @property
    def is_new(self) -> bool:
        return not self.before and bool(self.talks or self.contacts)


@dataclass(frozen=True, slots=True)
class Report:
    """registered, arrived: people. institutions: name → people who came from there, the most first."""

    registered: int
    arrived: int
    waiting: int
    institutions: tuple[tuple[str, int], ...]
    talks: int
    mutual: int | None
    bound: int | None
    met: tuple[tuple[str, str, int], ...]
    contacts: tuple[Contact, ...]
    ties: tuple[Tie, ...]

    @property
    def new_ties(self) -> int:
        return sum(tie.is_new for tie in self.ties)


def report(salon: Salon) -> Report:
    rows = list(Registration.objects.filter(salon=salon).exclude(status=Registration.Status.CANCELLED))
    came = [one for one in rows if one.arrived_at]
    names = _names(salon)
    numbers: dict[str, int] = {}
    for one in came or rows:
        if one.institution_name:
            name = names.get(fold(one.institution_name), one.institution_name)
            numbers[name] = numbers.get(name, 0) + one.seats
    talks = list(Talk.objects.filter(salon=salon).select_related("one", "other"))
    contacts = list(Contact.objects.filter(salon=salon).select_related("one", "other"))
    waiting = Registration.objects.filter(salon=salon, status=Registration.Status.WAITING)
    return Report(
        registered=sum(one.seats for one in rows) or salon.solved.get("registered", 0),
        arrived=sum(one.seats for one in came) or salon.solved.get("arrived", 0),
        waiting=waiting.aggregate(total=Sum("seats"))["total"] or 0,
        institutions=tuple(sorted(numbers.items(), key=lambda one: (-one[1], one[0]))),
        talks=len(talks),
        mutual=salon.solved.get("wanted"),
        bound=salon.solved.get("bound"),
        met=tuple(sorted((one.one.name, one.other.name, one.round + 1) for one in talks)),
        contacts=tuple(contacts),
        ties=_ties(salon, talks, contacts, names),
    )


def _names(salon: Salon) -> dict[str, str]:
    """Folded name or alias → the institution's own name, for those of the calendar."""
    known = Institution.objects.filter(merged_into=None)
    return {fold(each): one.name for one in known for each in (*one.aliases, one.name)}


def _ties(salon: Salon, talks: list[Talk], contacts: list[Contact], names: dict[str, str]) -> tuple[Tie, ...]:
    def home(text: str) -> str:
        return names.get(fold(text), text)

    counts: dict[tuple[str, str], list[int]] = {}

    def add(one: str, other: str, place: int) -> None:
        if one and other and one != other:
            counts.setdefault((min(one, other), max(one, other)), [0, 0, 0])[place] += 1

    for talk in talks:
        add(home(talk.one.institution_name), home(talk.other.institution_name), 1)
    for contact in contacts:
        add(home(contact.one_institution_name), home(contact.other_institution_name), 2)
    present = {name for pair in counts for name in pair} | set(podium(salon))
    for one, other, events in _earlier(salon, present):
        counts.setdefault((min(one, other), max(one, other)), [0, 0, 0])[0] = events
    ties = [Tie(one, other, *numbers) for (one, other), numbers in counts.items()]
    return tuple(sorted(ties, key=lambda tie: (-tie.talks - tie.contacts, -tie.before, tie.one, tie.other)))


def podium(salon: Salon) -> list[str]:
    """Institutions of the organizer and of those on the podium, each once, in the order of the programme."""
    homes = [one.institution.name for one in programme.podium(salon) if one.institution]
    return list(dict.fromkeys([salon.organizer.name, *homes]))


def _earlier(salon: Salon, names: set[str]) -> list[tuple[str, str, int]]:
    """Pairs that made events together before this one."""
    rows = Institution.objects.filter(name__in=names)
    together: dict[str, dict[str, int]] = {}
    for institution in rows:
        for tie in company.ties(institution):
            earlier = [event for event in tie.events if event.pk != salon.event_id]
            if tie.institution is not None and earlier:
                together.setdefault(institution.name, {})[tie.institution.name] = len(earlier)
    return [
        (one, other, number)
        for one, other in combinations(sorted(names), 2)
        if (number := together.get(one, {}).get(other, 0))
    ]
