"""Topics, anonymous questions, feedback: each once, none with a name that its speaker did not give."""

from typing import Any

import pytest
from django.test import Client

from salony.salons.actions import registration, voices
from salony.salons.models import Feedback, Question, Support, Topic
from salony.salons.queries import voices as queries
from salony.salons.refusal import Refusal


def test_topics_are_proposed_supported_and_chosen(town: Any, visitor: Client, organizer: Client) -> None:
    salon = town.salon()
    path = f"/olchowo/salony/{salon.slug}/tematy/"
    ala, ola = (town.token(salon, f"{name}@example.org") for name in ("ala", "ola"))
    visitor.post(path, {"do": "propose", "z": ala, "title": "Granty bez łez"})
    topic = Topic.objects.get()
    for _ in range(2):
        visitor.post(path, {"do": "support", "z": ola, "key": topic.pk})
    assert queries.topics(salon)[0].voices == 2  # type: ignore[attr-defined]
    visitor.post(path, {"do": "withdraw", "z": ola, "key": topic.pk})
    assert Support.objects.count() == 1
    assert visitor.post(path, {"do": "choose", "z": ola, "key": topic.pk, "status": "chosen"}).status_code == 403
    organizer.post(path, {"do": "choose", "key": topic.pk, "status": "chosen"})
    topic.refresh_from_db()
    assert topic.status == "chosen"
    assert visitor.post(path, {"do": "propose", "z": ala, "title": "granty BEZ łez"}).status_code == 400
    assert visitor.post(path, {"do": "propose", "title": "Psota"}).status_code == 403
    assert "ala@example.org" not in str(list(Support.objects.values()) + list(Topic.objects.values()))


def test_questions_wait_for_the_moderator(town: Any, visitor: Client, organizer: Client) -> None:
    salon = town.salon()
    path = f"/olchowo/salony/{salon.slug}/pytania/"
    panel = town.item(salon, "Panel pierwszy")
    for _ in range(2):
        visitor.post(path, {"do": "ask", "item": panel.pk, "text": "Ile to kosztuje?"})
    assert Question.objects.count() == 1, "sent twice is asked once"
    assert "Ile to kosztuje?" not in visitor.get(f"/olchowo/salony/{salon.slug}/").content.decode()
    assert "<b>Ile to kosztuje?" not in visitor.get(path).content.decode()
    question = Question.objects.get()
    said = {"do": "moderate", "key": question.pk, "status": "shown"}
    assert visitor.post(path, said).status_code == 403
    organizer.post(path, said)
    assert "<b>Ile to kosztuje?" in visitor.get(path).content.decode()
    assert visitor.post(path, {"do": "ask", "item": panel.pk, "text": "x" * 10_000}).status_code == 400
    assert visitor.post(path, {"do": "ask", "item": "0", "text": "?"}).status_code == 400


def test_a_flood_of_questions_is_stopped(town: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "MOST_WAITING", 2)
    item = town.item(town.salon(), "Panel pierwszy")
    for number in range(2):
        voices.ask(item=item, text=f"Pytanie {number}?", clock=town.clock)
    with pytest.raises(Refusal):
        voices.ask(item=item, text="Jeszcze jedno?", clock=town.clock)


def test_feedback_is_given_once_by_those_who_were_there_and_kept_without_a_name(town: Any, visitor: Client) -> None:
    salon = town.salon()
    one = town.register(salon, "ala@example.org")
    path = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, one.email)}/opinia/"
    assert visitor.post(path, {"rating": "5"}).status_code == 400
    registration.arrive(salon=salon, key=one.key, **town.by)
    assert visitor.post(path, {"rating": "9"}).status_code == 400
    assert visitor.post(path, {"rating": "4", "liked": "rozmowy"}).status_code == 302
    assert visitor.post(path, {"rating": "1"}).status_code == 400
    assert list(Feedback.objects.values_list("rating", "liked")) == [(4, "rozmowy")]
    assert [field.name for field in Feedback._meta.get_fields()] == ["id", "salon", "rating", "liked", "missed"]
