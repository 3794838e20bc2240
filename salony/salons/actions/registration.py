"""Coming to a salon: registering, the waiting list, cancelling, arriving.

Places are given while the salon's row is held, in the order of registering, and strictly so: a group that does not fit
waits, and nobody behind it passes. Letters leave once the transaction is in the database.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils.crypto import get_random_string
from django.utils.translation import get_language, gettext

from salony.resolution import fold
from salony.salons import choices, links
from salony.salons.actions.log import Clock, Editor, check, locked, note, text_of
from salony.salons.models import Appearance, Part, Place, Registration, Salon
from salony.salons.refusal import Refusal

CONFIRMED, WAITING, CANCELLED = (
    Registration.Status.CONFIRMED,
    Registration.Status.WAITING,
    Registration.Status.CANCELLED,
)
LONGEST_ADDRESS = 254
"""Characters (RFC 5321 with RFC 3696's erratum)."""
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters that are taken for each other when read aloud or typed."""

Tell = Callable[[Registration, str], None]
"""Writes to the person: (registration, occasion), occasion being "confirmed", "waiting", "moved-up", "cancelled"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a person says of themselves. parts: those they come to; empty for all. consents: what they agreed to."""

    name: str
    institution_name: str = ""
    companions: Sequence[str] = ()
    answers: Mapping[str, str]
    parts: Sequence[Part] = ()
    takes_talks: bool = False
    is_unsteady: bool = False
    consents: Sequence[str] = ()


def ask_for_link(*, salon: Salon, email: str, clock: Clock) -> str:
    """The signed token for a letter to the address; nothing is kept of who asks. Raises Refusal."""
    address = links.normal(email)
    try:
        if len(address) > LONGEST_ADDRESS:
            raise ValidationError("too long")
        validate_email(address)
    except ValidationError:
        raise Refusal(
            gettext("“%(email)s” is not an e-mail address. Correct it and send again.") % {"email": email[:80]}
        ) from None
    if salon.erased_at is not None or not salon.is_published:
        raise Refusal(gettext("Nobody can register for this salon any more."))
    return links.write(salon.pk, address)


def register(*, salon: Salon, email: str, form: Form, clock: Clock, tell: Tell) -> Registration:
    """A confirmed place, or a place in the queue. Registering again with the same address changes what was said.

    Raises Refusal: where registration is closed, an answer is too long, a consent is missing, the group too large.
    """
    _check_open(salon, clock())
    said = _checked(salon, form)
    with transaction.atomic():
        row = locked(salon)
        _check_open(row, clock())
        known = Registration.objects.filter(salon=row, email=links.normal(email)).first()
        if known is not None and known.status != CANCELLED:
            return _changed(known, said, form, clock)
        consents = [{"what": what, "at": clock().isoformat()} for what in form.consents]
        registration = known or Registration(salon=row, email=links.normal(email), key=_key())
        for key, value in said.items():
            setattr(registration, key, value)
        registration.number, registration.status = row.next_number, WAITING
        registration.seats, registration.companions = 1 + len(form.companions), list(form.companions)
        registration.consents, registration.language = consents, get_language() or "pl"
        registration.registered_at, registration.cancelled_at = clock(), None
        registration.speaker_id = _speaker(row, registration.name)
        row.next_number += 1
        row.save(update_fields=["next_number"])
        registration.save()
        limited = list(Part.objects.filter(salon=row).exclude(capacity=None))
        _choose_parts(registration, form.parts, limited)
        _move_up(row, clock, tell, limited, fresh=registration)
        return registration


def _changed(known: Registration, said: Mapping[str, object], form: Form, clock: Clock) -> Registration:
    """The same person again: a link opened twice, a form sent twice. The place and its number stay."""
    for key, value in said.items():
        setattr(known, key, value)
    known.consents += [
        {"what": what, "at": clock().isoformat()}
        for what in form.consents
        if what not in {one["what"] for one in known.consents}
    ]
    known.save()
    return known


def _checked(salon: Salon, form: Form) -> dict[str, object]:
    asked = choices.questions()
    answers = {}
    for key in salon.questions:
        if key in asked:
            answers[key] = text_of(form.answers.get(key, ""), asked[key].label)
    if "terms" not in form.consents:
        raise Refusal(gettext("Without your consent we may not keep your registration. Tick it and send again."))
    for companion in form.companions:
        text_of(companion, gettext("Companion"), longest=120, needed=True)
    if 1 + len(form.companions) > salon.largest_group:
        raise Refusal(
            gettext("A group has at most %(number)d people. Register the others with another address.")
            % {"number": salon.largest_group}
        )
    institution = answers.get("institution", "") or form.institution_name
    return {
        "name": text_of(form.name, gettext("Name"), longest=120, needed=True),
        "institution_name": text_of(institution, asked["institution"].label, longest=200),
        "answers": answers,
        "brings": answers.get("brings", ""),
        "seeks": answers.get("seeks", ""),
        "takes_talks": form.takes_talks and salon.rounds > 0,
        "is_unsteady": form.is_unsteady,
    }


def _check_open(salon: Salon, now: dt.datetime) -> None:
    if not salon.is_published or salon.erased_at is not None:
        raise Refusal(gettext("Nobody can register for this salon any more."))
    if salon.registration_closes_at is not None and now >= salon.registration_closes_at:
        raise Refusal(gettext("Registration is closed. Write to the organizers if you would still like to come."))


def _speaker(salon: Salon, name: str) -> int | None:
    """The same name on the podium is taken for the same person; an organizer can part them."""
    key = fold(name)
    rows = Appearance.objects.filter(item__part__salon=salon).values_list("speaker", "speaker__name")
    return next((pk for pk, there in rows if fold(there) == key), None)


def _key() -> str:
    return get_random_string(10, _ALPHABET)


def _choose_parts(registration: Registration, chosen: Sequence[Part], limited: Sequence[Part]) -> None:
    """Places in those of the chosen parts that have places of their own; with none chosen, in all of these."""
    if not limited:
        return
    Place.objects.filter(registration=registration).delete()
    wanted = {part.pk for part in chosen or limited}
    Place.objects.bulk_create(Place(registration=registration, part=part) for part in limited if part.pk in wanted)


def _seats(rows: QuerySet[Registration]) -> int:
    return rows.aggregate(total=Sum("seats"))["total"] or 0


def _move_up(
    salon: Salon, clock: Clock, tell: Tell, limited: Sequence[Part] | None = None, *, fresh: Registration | None = None
) -> None:
    """Whoever is first in the queue gets the place, as long as there is one; then the same in parts that have places.

    fresh: who has just registered; its state is brought up to date.
    """
    left = None
    if salon.capacity is not None:
        left = salon.capacity - _seats(Registration.objects.filter(salon=salon, status=CONFIRMED))
    if left is None or left > 0:
        waiting = Registration.objects.filter(salon=salon, status=WAITING).order_by("number")
        for registration in waiting if left is None else waiting[:left]:
            if left is not None and registration.seats > left:
                break
            left = None if left is None else left - registration.seats
            one = fresh if fresh is not None and fresh.pk == registration.pk else registration
            one.status, one.confirmed_at = CONFIRMED, clock()
            one.save(update_fields=["status", "confirmed_at"])
            transaction.on_commit(partial(tell, one, "confirmed" if one is fresh else "moved-up"))
    _move_up_in_parts(limited if limited is not None else Part.objects.filter(salon=salon).exclude(capacity=None))
    if fresh is not None and fresh.status == WAITING:
        transaction.on_commit(partial(tell, fresh, "waiting"))


def _move_up_in_parts(limited: Iterable[Part]) -> None:
    for part in limited:
        capacity = part.capacity or 0
        places = Place.objects.filter(part=part, registration__status=CONFIRMED)
        taken = places.filter(is_confirmed=True).aggregate(total=Sum("registration__seats"))["total"] or 0
        queue = places.filter(is_confirmed=False).select_related("registration").order_by("registration__number")
        for place in queue[: max(0, capacity - taken)]:
            taken += place.registration.seats
            if taken > capacity:
                break
            place.is_confirmed = True
            place.save(update_fields=["is_confirmed"])


@transaction.atomic
def cancel(*, registration: Registration, clock: Clock, tell: Tell, editor: Editor | None = None) -> Registration:
    """The place goes to the next in the queue. Cancelling twice is no error. editor: an organizer who does it."""
    if editor is not None:
        check(editor)
    salon = locked(registration.salon)
    row = Registration.objects.get(pk=registration.pk)
    if row.status == CANCELLED:
        return row
    row.status, row.cancelled_at, row.takes_talks = CANCELLED, clock(), False
    row.save(update_fields=["status", "cancelled_at", "takes_talks"])
    Place.objects.filter(registration=row).update(is_confirmed=False)
    note(salon, "cancelled", clock, editor, number=row.number)
    transaction.on_commit(partial(tell, row, "cancelled"))
    _move_up(salon, clock, tell)
    return row


@transaction.atomic
def fill_places(*, salon: Salon, editor: Editor, clock: Clock, tell: Tell) -> None:
    """After the capacity was raised the queue moves up. Raises PermissionDenied."""
    check(editor)
    _move_up(locked(salon), clock, tell)


@transaction.atomic
def arrive(*, salon: Salon, key: str, editor: Editor, clock: Clock, at: dt.datetime | None = None) -> Registration:
    """Check-in; the first arrival counts. at: when it was, for arrivals noted offline. Raises Refusal."""
    check(editor)
    row = Registration.objects.select_for_update().filter(salon=salon, key=key.strip().lower()).first()
    if row is None:
        raise Refusal(gettext("Nobody with the code %(key)s is registered for this salon.") % {"key": key[:20]})
    if row.status == CANCELLED:
        raise Refusal(gettext("%(name)s has cancelled. Register anew if there is room.") % {"name": row.name})
    if row.arrived_at is None:
        row.arrived_at = min(at or clock(), clock())
        row.save(update_fields=["arrived_at"])
        note(salon, "arrived", clock, editor, number=row.number)
    return row


@transaction.atomic
def take_back_arrival(*, registration: Registration, editor: Editor, clock: Clock) -> None:
    check(editor)
    registration.arrived_at = None
    registration.save(update_fields=["arrived_at"])
    note(registration.salon, "arrival taken back", clock, editor, number=registration.number)


@transaction.atomic
def erase_due(*, clock: Clock) -> list[Salon]:
    """Personal data of salons whose day has come go for good; numbers and institutions stay. Answers the salons."""
    due = list(Salon.objects.select_for_update().filter(erase_on__lte=clock().date(), erased_at=None))
    for salon in due:
        # Talks and notes go with the registrations; contacts and their institutions stay without names.
        number = Registration.objects.filter(salon=salon).count()
        arrived = Registration.objects.filter(salon=salon).exclude(arrived_at=None).aggregate(n=Sum("seats"))["n"] or 0
        salon.solved = {**salon.solved, "registered": number, "arrived": arrived}
        Registration.objects.filter(salon=salon).delete()
        salon.erased_at = clock()
        salon.save(update_fields=["erased_at", "solved"])
        note(salon, "erased", clock, registrations=number)
    return due


@transaction.atomic
def erase(*, registration: Registration, clock: Clock, tell: Tell) -> None:
    """Everything about one person, at their own wish and at once."""
    salon = registration.salon
    if registration.status != CANCELLED:
        cancel(registration=registration, clock=clock, tell=tell)
    note(salon, "erased at own wish", clock, number=registration.number)
    registration.delete()
