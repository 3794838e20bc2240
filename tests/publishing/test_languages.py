"""Addresses of languages, and the catalogues of words."""

import re
import subprocess
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest

import salony

LOCALE = Path(salony.__file__).parent / "locale"
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


def test_every_word_of_templates_is_in_a_catalogue() -> None:
    """A new word without a translation fails here."""
    room = Path(salony.__file__).parent
    known = "".join(path.read_text("utf-8") for path in room.rglob("locale/pl/LC_MESSAGES/django.po"))
    missing = [
        (template.name, said)
        for template in room.rglob("templates/**/*.html")
        for said in re.findall(r'{% translate "([^"]+)"', template.read_text("utf-8"))
        if f'msgid "{said}"' not in known
    ]
    assert missing == []


def test_every_word_of_code_is_in_a_catalogue() -> None:
    room = Path(salony.__file__).parent
    known = "".join(path.read_text("utf-8") for path in room.rglob("locale/pl/LC_MESSAGES/django.po"))
    words = re.compile(r'\bn?p?gettext(?:_lazy)?\(\s*((?:"[^"\n]*",?\s*){1,3})')
    missing = []
    for module in room.rglob("*.py"):
        for call in words.findall(module.read_text("utf-8")):
            said = re.findall(r'"([^"\n]*)"', call)
            if not any(f'msgid "{one}"' in known for one in said):
                missing.append((module.name, said))
    assert missing == []


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
