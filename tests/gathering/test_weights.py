"""`salony resolve learn`: reported first, applied when asked, taken back."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.contrib.auth.models import User

from salony.accounts.actions import make_editor
from salony.catalogue import actions
from salony.catalogue.models import Event, Sighting
from salony.config.commands.resolve import command
from salony.gathering import weights
from salony.resolution import Neighbour, decide
from salony.resolution.weights import Weights, shipped
from salony.vocabulary import EventDraft, PartialDateTime, PlaceDraft, Verdict

pytestmark = pytest.mark.django_db

BANDS = [f"{kind} {name}" for kind in ("Kwartet", "Chór", "Trio") for name in ("Lipowy", "Perkoz", "Wierzba", "Szuwar")]


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    settings.SALONY_HOME = tmp_path / "home"


def learn(*options: str) -> Result:
    return CliRunner().invoke(command, ["learn", *options])


def said(name: str, start: str) -> EventDraft:
    return EventDraft(name=name, start=PartialDateTime.parse(start), venue=PlaceDraft(name="Stary Młyn"))


def likeness(draft: EventDraft, known: EventDraft, by: Weights) -> float:
    """The probability that both are one event."""
    (decision,) = decide([draft], [Neighbour.of("7", known, source="1")], source="2", weights=by)
    if decision.verdict is Verdict.NEW:
        return 0.0
    return decision.probability if decision.verdict is Verdict.SAME else 1.0 - decision.probability


@pytest.fixture
def editor() -> User:
    return make_editor(name="halina", password="dziewiec-mostow-7")[0]


@pytest.fixture
def decided(folder: Any, editor: User) -> None:
    """An editor has merged twelve concerts whose doors and start are an hour apart, and kept twelve others apart."""
    own = [(f"s{n}", f"202502{n + 1:02d}T180000", f"Wieczór w młynie: {name} i goście") for n, name in enumerate(BANDS)]
    portal = [(f"p{n}", f"202502{n + 1:02d}T190000", name) for n, name in enumerate(BANDS)]
    dances = [(f"d{n}", f"202502{n + 1:02d}T193000", "Potańcówka na dechach") for n in range(len(BANDS))]
    folder.source("strona", *own)
    folder.source("portal", *portal)
    folder.source("biuletyn", *dances)
    folder.gather()
    clock = {"editor": editor, "clock": lambda: folder.now}
    for uid in range(len(BANDS)):
        one, two, three = (
            Sighting.objects.get(source__slug=slug, draft__start__startswith=f"2025-02-{uid + 1:02d}").event
            for slug in ("strona", "portal", "biuletyn")
        )
        if one.pk != two.pk:
            actions.merge(event=one, other=two, **clock)
        actions.keep_apart(event=Event.objects.get(pk=one.pk), other=three, **clock)


def test_the_gain_is_told_before_anything_changes_and_applied_on_request(decided: None) -> None:
    result = learn()
    assert result.exit_code == 0, result.output
    assert "24 decisions on pairs" in result.output
    assert "shipped weights: " in result.output
    assert "Nothing has changed yet." in result.output
    assert weights.current() == shipped()
    assert "Applied: " in learn("--apply").output
    assert weights.current() != shipped()
    evening = said("Wieczór w młynie: Orkiestra Perkoz i goście", "2025-02-20T18:00")
    concert = said("Orkiestra Perkoz", "2025-02-20T19:00")
    before, after = (likeness(concert, evening, each) for each in (shipped(), weights.current()))
    assert before < after
    assert "The shipped weights are used." in learn("--forget").output
    assert weights.current() == shipped()


def test_without_decisions_there_is_nothing_to_learn(folder: Any) -> None:
    folder.source("strona")
    folder.load()
    result = learn("--apply")
    assert result.exit_code == 1
    assert "0 decisions that two are one event" in result.output
    assert not weights.path().exists()


def test_a_file_of_weights_that_cannot_be_read_is_named(folder: Any) -> None:
    weights.path().parent.mkdir(parents=True, exist_ok=True)
    weights.path().write_text("base = 1", "utf-8")
    with pytest.raises(ValueError, match=r"weights\.toml holds no weights"):
        weights.current()
