"""Writes to calls for partners: addressed to few, answered within a cap, revealed step by step, with a log."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils.translation import gettext

from salony.accounts.permissions import check_may_act_for, signed_in
from salony.partnerships.actions.directory import subject_of
from salony.partnerships.models import Call, Invitation, Organization, Viewing

Clock = Callable[[], dt.datetime]
Anyone = AbstractBaseUser | AnonymousUser

MOST_ADDRESSED = 30
"""A call goes to those whom it fits: one request drowned in thirty answers is what this is to spare people."""
LONGEST_CAP = 20


class CallError(ValueError):
    """A call cannot be made or answered: what is wrong, and what to do."""


@transaction.atomic
def open_call(
    *,
    organization: Organization,
    title: str,
    summary: str,
    deadline: dt.date | None,
    cap: int,
    addressed: Sequence[tuple[Organization, str]],
    user: Anyone,
    clock: Clock,
    details: str = "",
    full: str = "",
    roles: Sequence[Mapping[str, Any]] = (),
    action: str = "",
) -> Call:
    """Address a call to organizations, each with the role it is asked for.

    Raises PermissionDenied, and CallError for a call without a title, a summary, a deadline ahead, a cap or addressees.
    """
    check_may_act_for(user, subject_of(organization))
    deadline = _checked(title, summary, deadline, cap, addressed, organization, clock().date())
    call = Call.objects.create(
        organization=organization,
        title=title.strip()[:200],
        summary=summary.strip()[:600],
        details=details,
        full=full,
        roles=[dict(role) for role in roles],
        action=action,
        deadline=deadline,
        cap=cap,
        made_by=signed_in(user),
        made_at=clock(),
    )
    Invitation.objects.bulk_create(
        Invitation(call=call, organization=other, role=role[:200], made_at=clock()) for other, role in addressed
    )
    return call


@transaction.atomic
def answer_call(
    *, invitation: Invitation, interested: bool, user: Anyone, clock: Clock, message: str = ""
) -> Invitation:
    """Say whether one is interested: an interested answer counts towards the cap, a refusal never does.

    Raises PermissionDenied, and CallError for a call that is closed, full or past its deadline.
    """
    check_may_act_for(user, subject_of(invitation.organization))
    call = Call.objects.select_for_update().get(pk=invitation.call_id)
    if interested:
        if call.closed_at is not None or call.deadline < clock().date():
            raise CallError(gettext("This call is closed; nobody will read a further answer."))
        taken = call.invitations.filter(answer=Invitation.Answer.INTERESTED).exclude(pk=invitation.pk).count()
        if taken >= call.cap:
            raise CallError(gettext("This call has all the answers it asked for."))
    invitation.answer = Invitation.Answer.INTERESTED if interested else Invitation.Answer.DECLINED
    invitation.message, invitation.answered_at = message[:2000], clock()
    if not interested:
        invitation.level = Invitation.Level.SUMMARY
    invitation.save(update_fields=["answer", "message", "answered_at", "level"])
    return invitation


@transaction.atomic
def open_level(*, invitation: Invitation, level: Invitation.Level, user: Anyone) -> Invitation:
    """Show an interested organization more of the call, or less again.

    Raises PermissionDenied, and CallError where no interest was said.
    """
    check_may_act_for(user, subject_of(invitation.call.organization))
    if invitation.answer != Invitation.Answer.INTERESTED:
        raise CallError(gettext("More is shown only to those who said that they are interested."))
    invitation.level = level
    invitation.save(update_fields=["level"])
    return invitation


@transaction.atomic
def close_call(*, call: Call, user: Anyone, clock: Clock) -> None:
    """Take no further answers. Raises PermissionDenied."""
    check_may_act_for(user, subject_of(call.organization))
    if call.closed_at is None:
        call.closed_at = clock()
        call.save(update_fields=["closed_at"])


@transaction.atomic
def note_viewing(*, invitation: Invitation, user: Anyone, clock: Clock) -> None:
    """Write into the log that the user saw the call at the level that is open; once each. Raises PermissionDenied."""
    check_may_act_for(user, subject_of(invitation.organization))
    Viewing.objects.get_or_create(
        invitation=invitation, user=signed_in(user), level=invitation.level, defaults={"seen_at": clock()}
    )


def _checked(
    title: str,
    summary: str,
    deadline: dt.date | None,
    cap: int,
    addressed: Sequence[tuple[Organization, str]],
    organization: Organization,
    today: dt.date,
) -> dt.date:
    """The deadline, when all that a call needs is there. Raises CallError."""
    if not title.strip() or not summary.strip():
        raise CallError(gettext("A call needs a title and a summary: it is all that most will read of it."))
    if deadline is None:
        raise CallError(gettext("A call needs a deadline: until when do you wait for answers?"))
    if deadline < today:
        raise CallError(gettext("The deadline is past. Choose a day that lies ahead."))
    if not 1 <= cap <= LONGEST_CAP:
        raise CallError(
            gettext("The cap is from 1 to %(most)d answers: as many as you can read and answer.")
            % {"most": LONGEST_CAP}
        )
    if not addressed:
        raise CallError(gettext("A call is addressed to somebody. Choose at least one organization."))
    if len(addressed) > MOST_ADDRESSED:
        raise CallError(
            gettext("At most %(most)d organizations: choose those whom it fits best.") % {"most": MOST_ADDRESSED}
        )
    if organization.pk in {other.pk for other, _ in addressed}:
        raise CallError(gettext("A call goes to others, not to yourselves."))
    return deadline
