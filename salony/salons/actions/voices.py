"""Topics, anonymous questions, feedback."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from salony.salons.actions.log import Clock, Editor, check, note, text_of
from salony.salons.models import Feedback, Item, Question, Registration, Salon, Support, Topic
from salony.salons.refusal import Refusal

MOST_WAITING = 100
"""Questions to one point that wait for the moderator; more would be a flood, not a discussion."""


@transaction.atomic
def propose(*, salon: Salon, title: str, about: str, author: str, voter: str, clock: Clock) -> Topic:
    """Whoever proposes supports. voter: their hash, empty for organizers. Raises Refusal for one proposed before."""
    title = text_of(title, gettext("Topic"), longest=200, needed=True)
    if Topic.objects.filter(salon=salon, title__iexact=title).exists():
        raise Refusal(gettext("“%(title)s” has been proposed already. Support it instead.") % {"title": title})
    about = text_of(about, gettext("About"))
    author = text_of(author, gettext("Name"), longest=120)
    row = Topic.objects.create(salon=salon, title=title, about=about, author_name=author, proposed_at=clock())
    if voter:
        Support.objects.create(topic=row, voter=voter)
    return row


def support(*, topic: Topic, voter: str) -> bool:
    """Once for each person. False where they did so before."""
    try:
        with transaction.atomic():
            Support.objects.create(topic=topic, voter=voter)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def withdraw_support(*, topic: Topic, voter: str) -> None:
    Support.objects.filter(topic=topic, voter=voter).delete()


@transaction.atomic
def choose(*, topic: Topic, status: str, editor: Editor, clock: Clock) -> Topic:
    check(editor)
    if status not in Topic.Status.values:
        raise Refusal(gettext("There is no such decision."))
    topic.status = status
    topic.save(update_fields=["status"])
    note(topic.salon, "topic", clock, editor, topic=topic.pk, status=status)
    return topic


@transaction.atomic
def ask(*, item: Item, text: str, clock: Clock) -> Question:
    """Nothing of who asks is kept. Raises Refusal."""
    text = text_of(text, gettext("Question"), longest=500, needed=True)
    waiting = Question.objects.filter(item=item, status=Question.Status.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise Refusal(gettext("Very many questions wait for the moderator. Try again in a while."))
    found = waiting.filter(text=text).first()
    return found or Question.objects.create(item=item, text=text, asked_at=clock())


@transaction.atomic
def moderate(*, question: Question, status: str, editor: Editor, clock: Clock) -> Question:
    check(editor)
    if status not in Question.Status.values:
        raise Refusal(gettext("There is no such decision."))
    question.status = status
    question.save(update_fields=["status"])
    note(question.item.part.salon, "question", clock, editor, question=question.pk, status=status)
    return question


@transaction.atomic
def judge(*, registration: Registration, rating: int, liked: str, missed: str) -> Feedback:
    """Once, by somebody who was there; that they did is kept, what they said is kept apart. Raises Refusal."""
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    if row.gave_feedback:
        raise Refusal(gettext("You have told us already. Thank you."))
    if row.arrived_at is None:
        raise Refusal(gettext("Only those who were there can say how it was."))
    if not 1 <= rating <= 5:
        raise Refusal(gettext("Choose from one to five."))
    liked, missed = text_of(liked, gettext("What was good")), text_of(missed, gettext("What was missing"))
    row.gave_feedback = True
    row.save(update_fields=["gave_feedback"])
    return Feedback.objects.create(salon=row.salon, rating=rating, liked=liked, missed=missed)
