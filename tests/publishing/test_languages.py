"""Addresses of languages, and the catalogues of words."""

import ast
import re
import subprocess
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import override
from django.utils.translation.template import templatize

import salony

ROOM = Path(salony.__file__).parent
LOCALE = ROOM / "locale"
TEMPLATES_CALL = ("gettext", "ngettext", "pgettext", "npgettext", "_")
ENTRY = re.compile(
    r'((?:^msgctxt .*\n)?^msgid (?:".*"\n)+(?:^msgid_plural (?:".*"\n)+)?)((?:^msgstr.*\n(?:^".*"\n)*)+)', re.MULTILINE
)


@pytest.mark.parametrize("code", ["pl", "en"])
def test_every_word_is_translated(code: str) -> None:
    text = (LOCALE / code / "LC_MESSAGES/django.po").read_text("utf-8") + "\n"
    entries = ENTRY.findall(text)
    assert len(entries) > 300
    empty = [said for said, words in entries if re.search(r'^msgstr(?:\[\d\])? ""\n(?!")', words, re.MULTILINE)]
    assert empty == []
    assert "#, fuzzy" not in text
    assert "#~" not in text


def _polish() -> set[tuple[str, str]]:
    """(context, msgid) of everything that a Polish catalogue of ours says."""
    known = set()
    for path in ROOM.rglob("locale/pl/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            keys = vars(GNUTranslations(file))["_catalog"]
        said = (key[0] if isinstance(key, tuple) else key for key in keys)
        known |= {tuple(one.rsplit("\x04", 1)) if "\x04" in one else ("", one) for one in said}
    return known


def _called(module: ast.AST) -> Iterator[tuple[str, str]]:
    """(context, msgid) of every call of gettext and its kin, under whatever name it was imported."""
    kin = {
        one.asname or one.name: one.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for one in node.names
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = kin.get(node.func.id, "" if node.func.id not in TEMPLATES_CALL else node.func.id)
            if "gettext" in name or name == "_":
                said = [ast.literal_eval(one) for one in node.args[:3] if isinstance(one, ast.Constant)]
                if said:
                    yield (said[0], said[1]) if "pgettext" in name else ("", said[0])


def _calls_of_template(path: Path) -> Iterator[str]:
    """Django's own reading of a template as calls of gettext."""
    text = templatize(path.read_text("utf-8"))
    yield from re.findall(r"(?<!\w)(?:n?p?gettext|_)\((?:\s*u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"),?)+", text)


def test_every_word_of_templates_is_in_a_catalogue() -> None:
    """A new word without a translation fails here."""
    known, missing, number = _polish(), [], 0
    for path in (*ROOM.rglob("templates/**/*.html"), *ROOM.rglob("templates/**/*.txt")):
        for call in _calls_of_template(path):
            (said,) = _called(ast.parse(call.rstrip(",") + ")"))
            number += 1
            if said not in known:
                missing.append((path.name, said))
    assert missing == []
    assert number > 500


def test_every_word_of_code_is_in_a_catalogue() -> None:
    """Of models and forms too, and of sentences written over two lines."""
    known, missing, number = _polish(), [], 0
    for path in ROOM.rglob("*.py"):
        for said in _called(ast.parse(path.read_text("utf-8"))):
            number += 1
            if said not in known:
                missing.append((path.name, said))
    assert missing == []
    assert number > 500


def test_every_model_and_state_has_polish_words(db: None) -> None:
    """As the administration shows them: no name of a table or of a state is an English one."""
    with override("en"):
        english = _names_of_models()
    with override("pl"):
        polish = _names_of_models()
    alike = {"model", "status", "edition", "salon", "partner", "panel"}
    assert {one for one in english & polish if one.lower() not in alike} == set()


def _names_of_models() -> set[str]:
    names = set()
    for model in apps.get_models():
        if model.__module__.startswith("salony."):
            names |= {str(model._meta.verbose_name), str(model._meta.verbose_name_plural)}
            for field in model._meta.get_fields():
                names |= {
                    str(label) for _, label in getattr(field, "choices", None) or () if isinstance(label, Promise)
                }
    return names


@pytest.mark.parametrize("code", ["pl", "en"])
def test_compiled_catalogues_are_up_to_date(code: str, tmp_path: Path) -> None:
    folder = LOCALE / code / "LC_MESSAGES"
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "-o", compiled, folder / "django.po"], check=True)
    words = []
    for path in (compiled, folder / "django.mo"):
        with path.open("rb") as file:
            words.append(vars(GNUTranslations(file))["_catalog"])
    assert words[0] == words[1]


def test_languages_have_addresses_and_know_each_other(town: Any, get: Any) -> None:
    html = get("/en/lipowo/2025/01/", **{"Accept-Language": "pl"}).content.decode()
    assert '<html lang="en"' in html
    assert '<link rel="canonical" href="https://salony.example/en/lipowo/2025/01/">' in html
    assert 'hreflang="pl" href="https://salony.example/lipowo/2025/01/"' in html
    polish = get("/lipowo/", **{"Accept-Language": "en"})
    assert '<html lang="pl"' in polish.content.decode()
    assert "Accept-Language" not in polish["Vary"]


def test_the_front_page_says_where_it_belongs(town: Any, get: Any) -> None:
    assert '<link rel="canonical" href="https://salony.example/lipowo/">' in get("/").content.decode()
    assert '<link rel="canonical" href="https://salony.example/en/lipowo/">' in get("/en/").content.decode()


def test_language_by_query_leads_to_its_address(town: Any, get: Any) -> None:
    response = get("/lipowo/2025/01/?lang=en&kategoria=film")
    assert (response.status_code, response["Location"]) == (302, "/en/lipowo/2025/01/?kategoria=film")
    assert get("/en/lipowo/?lang=pl")["Location"] == "/lipowo/"
    assert get("/lipowo/?lang=xx").status_code == 200
