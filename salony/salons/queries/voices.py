"""Topics, questions, feedback."""

from dataclasses import dataclass

from django.db.models import Avg, Count

from salony.salons.models import Feedback, Item, Question, Salon, Topic


def topics(salon: Salon) -> list[Topic]:
    """The most wanted first; with `voices`."""
    return list(Topic.objects.filter(salon=salon).annotate(voices=Count("supports")).order_by("-voices", "proposed_at"))


def shown_questions(salon: Salon) -> list[Question]:
    rows = Question.objects.filter(item__part__salon=salon).select_related("item")
    return list(rows.filter(status__in=(Question.Status.SHOWN, Question.Status.ANSWERED)))


def waiting_questions(salon: Salon) -> list[Question]:
    rows = Question.objects.filter(item__part__salon=salon, status=Question.Status.WAITING)
    return list(rows.select_related("item"))


def panels(salon: Salon) -> list[Item]:
    """What one can ask questions to."""
    rows = Item.objects.filter(part__salon=salon, kind__in=(Item.Kind.TALK, Item.Kind.PANEL))
    return list(rows.order_by("part__position", "position"))


@dataclass(frozen=True, slots=True)
class Judged:
    number: int
    rating: float | None
    rows: tuple[Feedback, ...]


def feedback(salon: Salon) -> Judged:
    rows = Feedback.objects.filter(salon=salon)
    found = rows.aggregate(number=Count("id"), rating=Avg("rating"))
    return Judged(found["number"], found["rating"], tuple(rows))
