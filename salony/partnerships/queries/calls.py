"""Reads of calls: what may be shown to whom, and how an organization answers."""

import datetime as dt
from dataclasses import dataclass

from salony.partnerships.models import Call, Invitation, Organization


@dataclass(frozen=True, slots=True)
class AnswerRate:
    """answered of received calls whose deadline is past or which were answered; open: still waiting."""

    answered: int
    received: int
    open: int


def call(pk: int) -> Call:
    """With its invitations, answers and the log of viewings. Raises Call.DoesNotExist."""
    return (
        Call.objects.select_related("organization")
        .prefetch_related("invitations__organization", "invitations__viewings__user")
        .get(pk=pk)
    )


def calls_of(organization: Organization) -> list[Call]:
    return list(organization.calls.prefetch_related("invitations"))


def invitation(pk: int) -> Invitation:
    """With its call. Raises Invitation.DoesNotExist."""
    return Invitation.objects.select_related("call__organization", "organization").get(pk=pk)


def invitations_to(organization: Organization) -> list[Invitation]:
    """The soonest deadline first."""
    rows = organization.invitations.select_related("call__organization")
    return list(rows.order_by("call__deadline", "id"))


def visible_parts(invitation: Invitation) -> dict[str, str]:
    """What of the call may be seen at the invitation's level: never more than has been opened."""
    call = invitation.call
    parts = {"summary": call.summary}
    if invitation.level >= Invitation.Level.DETAILS:
        parts["details"] = call.details
    if invitation.level >= Invitation.Level.FULL:
        parts["full"] = call.full
    return parts


def answer_rate(organization: Organization, today: dt.date) -> AnswerRate:
    """How the organization answers calls."""
    rows = list(organization.invitations.values_list("answer", "call__deadline", "call__closed_at"))
    answered = sum(answer != Invitation.Answer.NONE for answer, _, _ in rows)
    waiting = sum(
        answer == Invitation.Answer.NONE and deadline >= today and closed is None for answer, deadline, closed in rows
    )
    return AnswerRate(answered, len(rows) - waiting, waiting)


def load(organizations: list[Organization], today: dt.date) -> dict[int, int]:
    """How many open calls wait for an answer of each: who is asked too often is better asked later."""
    rows = Invitation.objects.filter(
        organization__in=organizations,
        answer=Invitation.Answer.NONE,
        call__deadline__gte=today,
        call__closed_at=None,
    ).values_list("organization", flat=True)
    found: dict[int, int] = {}
    for pk in rows:
        found[pk] = found.get(pk, 0) + 1
    return found
