"""Reads of calls: what may be shown to whom, and how an organization answers."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

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
    return answer_rates(today, organization.invitations.all()).get(organization.pk, AnswerRate(0, 0, 0))


def answer_rates(today: dt.date, of: QuerySet[Invitation] | None = None) -> dict[int, AnswerRate]:
    """How each organization that was ever called answers, by its id. of: these invitations alone."""
    rows = Invitation.objects.all() if of is None else of
    found: dict[int, AnswerRate] = {}
    for pk, answer, deadline, closed in rows.values_list("organization", "answer", "call__deadline", "call__closed_at"):
        before = found.get(pk, AnswerRate(0, 0, 0))
        answered = answer != Invitation.Answer.NONE
        waits = not answered and deadline >= today and closed is None
        found[pk] = AnswerRate(before.answered + answered, before.received + (not waits), before.open + waits)
    return found


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
