"""One-to-one talks: wishes and answers, the timetable, notes, contacts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from salony.catalogue.models import Institution
from salony.partnerships.actions import directory, partnerships
from salony.partnerships.lifecycle import Stage
from salony.partnerships.models import Organization
from salony.partnerships.queries import directory as partners
from salony.resolution import fold
from salony.salons import choices, talks
from salony.salons.actions.log import Clock, Editor, check, locked, note, text_of
from salony.salons.models import Contact, Note, Registration, Salon, Talk, Wish
from salony.salons.queries import programme, talking
from salony.salons.refusal import Refusal

SECONDS = {40: 2.0, 150: 10.0}
"""Up to so many people, so long a search; more people get a minute."""
LONGEST_SEARCH = 60.0
ANEW = 5.0
"""Seconds for solving anew, while people stand in the hall."""


@transaction.atomic
def wish(*, who: Registration, whom: Registration, clock: Clock) -> Wish:
    """Raises Refusal: for oneself, for somebody of another salon, for who takes part in no talks."""
    if who.pk == whom.pk:
        raise Refusal(gettext("You have yourself already. Choose somebody else."))
    if who.salon_id != whom.salon_id or not _talks(whom):
        raise Refusal(gettext("This person takes part in no talks any more. Choose somebody else."))
    if not _talks(who):
        raise Refusal(gettext("Only those with a place who wish for talks can choose. Change your registration first."))
    return Wish.objects.get_or_create(who=who, whom=whom, defaults={"made_at": clock()})[0]


def _talks(one: Registration) -> bool:
    return one.takes_talks and one.status == Registration.Status.CONFIRMED


@transaction.atomic
def take_back(*, who: Registration, whom: Registration) -> None:
    Wish.objects.filter(who=who, whom=whom).delete()


@transaction.atomic
def answer(*, wish: Wish, by: Registration, accepts: bool) -> Wish:
    """By the one who was asked. Raises Refusal for anybody else."""
    if wish.whom_id != by.pk:
        raise Refusal(gettext("Only the person who was asked can answer."))
    wish.answer = Wish.Answer.ACCEPTED if accepts else Wish.Answer.DECLINED
    wish.save(update_fields=["answer"])
    return wish


def schedule(
    *, salon: Salon, editor: Editor, clock: Clock, seconds: float | None = None, afresh: bool = False
) -> talks.Timetable:
    """The timetable, made or made anew with as few changes as can be; afresh: without regard to the former one.

    The search runs outside of any transaction. Whoever has left by the time it ends is left out of what is kept.
    Raises PermissionDenied, Refusal where there are no rounds.
    """
    check(editor)
    people = talking.talkers(salon)
    problem = talking.problem(salon, people)
    if not problem.rounds:
        raise Refusal(
            gettext("There are no rounds. Set their number, and put “one-to-one talks” on the programme to say when.")
        )
    former = talking.timetable(salon)
    settled = talking.settled_rounds(salon, clock())
    if former and not afresh:
        found = talks.solve_anew(problem, former, settled=settled, seconds=seconds or ANEW)
    else:
        found = talks.solve(problem, seconds=seconds or _search(len(people)))
    _keep(salon, found, editor, clock)
    return found


def _search(number: int) -> float:
    return next((seconds for most, seconds in SECONDS.items() if number <= most), LONGEST_SEARCH)


@transaction.atomic
def _keep(salon: Salon, found: talks.Timetable, editor: Editor, clock: Clock) -> None:
    """Talks that stay the same keep their rows, and with them their notes."""
    row = locked(salon)
    here = set(Registration.objects.filter(salon=row).values_list("pk", flat=True))
    gone = set(
        Registration.objects.filter(salon=row, status=Registration.Status.CANCELLED).values_list("pk", flat=True)
    )
    settled = set(talking.settled_rounds(row, clock()))
    wanted = {}
    for talk in found.talks:
        one, other = sorted((int(talk.one), int(talk.other)))
        if {one, other} <= here and (talk.round in settled or not {one, other} & gone):
            wanted[one, other] = talk
    known = {(talk.one_id, talk.other_id): talk for talk in Talk.objects.filter(salon=row)}
    stale = [
        talk.pk
        for pair, talk in known.items()
        if pair not in wanted or (talk.round, talk.table) != (wanted[pair].round, wanted[pair].table)
    ]
    notes = list(
        Note.objects.filter(talk__in=stale).values(
            "talk__one", "talk__other", "author", "text", "goes_on", "written_at"
        )
    )
    Talk.objects.filter(pk__in=stale).delete()
    kept = {pair for pair, talk in known.items() if talk.pk not in stale}
    made = Talk.objects.bulk_create(
        Talk(salon=row, one_id=pair[0], other_id=pair[1], round=talk.round, table=talk.table)
        for pair, talk in wanted.items()
        if pair not in kept
    )
    _bring_notes(made, notes)
    row.solved = {
        "talks": len(wanted),
        "wanted": found.wanted,
        "bound": found.bound,
        "moved": found.moved,
        "lost": found.lost,
        "seconds": round(found.seconds, 2),
        "at": clock().isoformat(),
    }
    row.save(update_fields=["solved"])
    note(row, "talks scheduled", clock, editor, talks=len(wanted), bound=found.bound)


def _bring_notes(made: Iterable[Talk], notes: Iterable[Mapping[str, Any]]) -> None:
    """A talk that moved takes what was written about it along."""
    places = {(talk.one_id, talk.other_id): talk for talk in made}
    for row in notes:
        pair = row["talk__one"], row["talk__other"]
        if pair in places:
            said = {key: row[key] for key in ("text", "goes_on", "written_at")}
            Note.objects.create(talk=places[pair], author_id=row["author"], **said)


@transaction.atomic
def set_absence(*, registration: Registration, rounds: Iterable[int], editor: Editor, clock: Clock) -> Registration:
    """Rounds that the person misses: late, or gone earlier. The timetable is made anew by `schedule`."""
    check(editor)
    registration.absent = sorted({number for number in rounds if 0 <= number < registration.salon.rounds})
    registration.save(update_fields=["absent"])
    note(registration.salon, "absent", clock, editor, number=registration.number, rounds=registration.absent)
    return registration


@transaction.atomic
def write_note(*, talk: Talk, author: Registration, text: str, goes_on: bool, clock: Clock) -> Note:
    """One's own note. Once both want to go on, they are a contact. Raises Refusal for anybody else's talk."""
    if author.pk not in (talk.one_id, talk.other_id):
        raise Refusal(gettext("This is not your talk."))
    text = text_of(text, gettext("Note"))
    row, _ = Note.objects.update_or_create(
        talk=talk, author=author, defaults={"text": text, "goes_on": goes_on, "written_at": clock()}
    )
    if Note.objects.filter(talk=talk, goes_on=True).count() == 2:
        _make_contact(talk, clock)
    return row


def _make_contact(talk: Talk, clock: Clock) -> None:
    one, other = talk.one, talk.other
    Contact.objects.get_or_create(
        one=one,
        other=other,
        defaults={
            "salon": talk.salon,
            "one_institution_name": one.institution_name,
            "other_institution_name": other.institution_name,
            "one_institution": _institution(one.institution_name),
            "other_institution": _institution(other.institution_name),
            "made_at": clock(),
            "changed_at": clock(),
        },
    )


def _institution(name: str) -> Institution | None:
    """The calendar's record where it has one by this name; a registration makes none."""
    key = fold(name)
    if not key:
        return None
    rows = Institution.objects.filter(merged_into=None)
    return next((one for one in rows if key in {fold(each) for each in (one.name, *one.aliases)}), None)


@transaction.atomic
def set_stage(*, contact: Contact, stage: str, by: Registration, clock: Clock) -> Contact:
    """How far the two have come, said by one of them. Raises Refusal."""
    if by.pk not in (contact.one_id, contact.other_id):
        raise Refusal(gettext("This is not your contact."))
    if stage not in choices.stages():
        raise Refusal(gettext("There is no such stage."))
    contact.stage, contact.changed_at = stage, clock()
    contact.save(update_fields=["stage", "changed_at"])
    return contact


@transaction.atomic
def hand_over(*, contact: Contact, editor: Editor, clock: Clock) -> Contact:
    """The two institutions' contact goes on as a partnership, with the salon as its first step.

    Raises PermissionDenied; Refusal where one of the institutions is not known here, or both are one.
    """
    check(editor)
    sides = [_organization(one, contact, clock) for one in (contact.one_institution, contact.other_institution)]
    if sides[0] is None or sides[1] is None or sides[0].pk == sides[1].pk:
        raise Refusal(
            gettext(
                "A partnership needs two institutions that the calendar knows. Add the missing one to the city first."
            )
        )
    partnership = partnerships.begin(
        one=sides[0], other=sides[1], user=editor, clock=clock, theme=contact.salon.theme, origin=contact.salon.name
    )
    if contact.partnership_id is None:
        met = programme.day_of(contact.salon)
        partnerships.add_step(
            partnership=partnership,
            stage=Stage.CONTACT,
            user=editor,
            clock=clock,
            date=met.isoformat() if met else "",
            note=contact.salon.name,
        )
    contact.partnership = partnership
    contact.save(update_fields=["partnership"])
    note(contact.salon, "handed over", clock, editor, partnership=partnership.pk)
    return contact


def _organization(institution: Institution | None, contact: Contact, clock: Clock) -> Organization | None:
    """Its record in the directory of partners, taken in where it is not there yet."""
    if institution is None:
        return None
    found = partners.organization_of(institution)
    if found is None:
        directory.take_in_city(city=contact.salon.city, clock=clock)
        found = partners.organization_of(institution)
    return found
