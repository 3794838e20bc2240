"""Shared reads of mandates."""

from salony.accounts.models import Mandate


def undecided() -> list[Mandate]:
    """The oldest claim first, with its user."""
    return list(Mandate.objects.filter(decided_at=None).select_related("user"))


def confirmed() -> list[Mandate]:
    return list(Mandate.objects.filter(is_confirmed=True).select_related("user", "decided_by").order_by("subject"))


def mandate(pk: int) -> Mandate | None:
    return Mandate.objects.filter(pk=pk).first()


def claim_of(user_id: int | None, subject: str) -> Mandate | None:
    """What the user asked for, and what came of it."""
    return Mandate.objects.filter(user=user_id, subject=subject).first() if user_id else None
