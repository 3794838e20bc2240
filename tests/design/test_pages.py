"""The base page and the living page, and that the documentation names what the stylesheets have."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from salony.design.palette import OTHER
from salony.design.views import living_page
from salony.vocabulary.categories import CATEGORIES

ROOT = Path(__file__).parents[2]
DESIGN = ROOT / "salony/design"
PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(autouse=True)
def _plain_static_files(settings: object) -> None:
    settings.STORAGES = {**settings.STORAGES, **PLAIN_FILES}  # type: ignore[attr-defined]


class Language(NamedTuple):
    url: str
    code: str
    label: str
    name: str
    current: bool = False


def page(source: str, **context: object) -> str:
    return engines["django"].from_string('{% extends "design/base.html" %}' + source).render(context)


def test_a_page_needs_nothing_but_its_text() -> None:
    html = page("{% block main %}<h1>Cisza</h1>{% endblock %}")
    assert html.startswith("<!doctype html>")
    assert re.search(
        r'<a class="skip" href="#tresc">.*<main id="tresc" tabindex="-1"><h1>Cisza</h1></main>', html, re.S
    )
    assert "<h1>" in html


def test_the_header_names_the_city_the_day_and_the_languages() -> None:
    links = [Language("/en/", "en", "EN", "English")]
    html = page("", city_name="Żory", city_url="/zory/", today="niedziela, 25 stycznia", language_links=links)
    assert '<a class="city" href="/zory/">Żory</a>' in html
    assert '<span class="today">niedziela, 25 stycznia</span>' in html
    assert '<a href="/en/" hreflang="en" lang="en" title="English">EN</a>' in html


@pytest.mark.parametrize("theme", ["auto", "light", "dark", "contrast"])
def test_every_theme_can_be_chosen_without_a_script(theme: str) -> None:
    assert f'id="theme-{theme}"' in page("")
    if theme != "auto":
        assert f":root:has(#theme-{theme}:checked)" in (DESIGN / "static/design/tokens.css").read_text("utf-8")


def test_no_page_asks_another_host_for_anything() -> None:
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page(""))
    for sheet in (DESIGN / "static/design").glob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)


def test_the_living_page_shows_every_category_in_polish() -> None:
    with translation.override("pl"):
        html = living_page(RequestFactory().get("/design/")).content.decode()
    assert "Ściana afiszy miasta" in html
    for category in (*CATEGORIES, OTHER):
        assert f'data-category="{category}"' in html
        assert html.count(f'<p class="why">{category}</p>') == 2


def test_every_class_of_the_components_is_documented() -> None:
    code = " ".join(re.findall(r"`([^`]+)`", (ROOT / "docs/design.md").read_text("utf-8")))
    documented = set(re.findall(r"[a-z][a-z-]*", code))
    for sheet in ("ground.css", "components.css"):
        css = re.sub(r"/\*.*?\*/", "", (DESIGN / "static/design" / sheet).read_text("utf-8"), flags=re.S)
        classes = set(re.findall(r"\.([a-z][a-z-]*)(?=[\s.,:{>)\[+])", css))
        assert classes <= documented, classes - documented


def test_every_component_stands_on_the_living_page() -> None:
    html = living_page(RequestFactory().get("/design/")).content.decode()
    shown = {word for words in re.findall(r'class="([^"]*)"', html) for word in words.split()}
    css = re.sub(r"/\*.*?\*/", "", (DESIGN / "static/design/components.css").read_text("utf-8"), flags=re.S)
    assert set(re.findall(r"\.([a-z][a-z-]*)(?=[\s.,:{>)\[+])", css)) <= shown


def test_a_posters_inner_svg_is_left_alone() -> None:
    """A rule for every `svg` would stretch the motif's own viewport over the lettering."""
    for sheet in ("ground.css", "components.css"):
        css = re.sub(r"/\*.*?\*/", "", (DESIGN / "static/design" / sheet).read_text("utf-8"), flags=re.S)
        for selector in re.findall(r"[^{}]*\bsvg\s*(?=[,{])", css):
            assert selector.strip().endswith("> svg") or ".theme summary svg" in selector, selector


def test_what_is_kept_follows_its_values() -> None:
    source = "{% load design %}{% block main %}{% keep one two %}<p>{{ one }}{{ two }}</p>{% endkeep %}{% endblock %}"
    whole = engines["django"].from_string('{% extends "design/base.html" %}' + source)
    said = [whole.render({"one": one, "two": two}) for one, two in (("<a", "b"), ("<a", "c"), ("<a", "b"))]
    assert "<p>&lt;ab</p>" in said[0]
    assert "<p>&lt;ac</p>" in said[1]
    assert said[2] == said[0]
