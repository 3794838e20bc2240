"""Commands, settings, source kinds and dependencies are documented, and the documents speak of nothing else."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

import salony
from salony.config.cli import CONTENTS
from salony.sources import KINDS

ROOT = Path(salony.__file__).parent.parent
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_every_command_is_documented() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    commands = [name for section in CONTENTS.values() for name in section]
    assert re.findall(r"^### `salony ([a-z]+)`$", text, re.M) == commands


def test_every_setting_is_documented() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "salony").rglob("*.py"))
    read = set(re.findall(r"""(?:environ(?:\.get\(|\[)|getenv\(|_flag\(|_number\()\s*["']([A-Z_]+)["']""", code))
    read -= {"DJANGO_SETTINGS_MODULE"}
    documented = re.findall(r"^\| `([A-Z_]+)` \|", (DOCS / "settings.md").read_text("utf-8"), re.M)
    assert sorted(documented) == sorted(read)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_source_kind_answers_the_three_questions(kind: str) -> None:
    text = (ROOT / "salony" / "sources" / kind / "README.md").read_text("utf-8")
    for question in ("What is it?", "What depends on it?", "How to use it?"):
        assert f"**{question}**" in text
    assert f'kind = "{kind}"' in text
    assert f"[`{kind}`](../salony/sources/{kind}/README.md)" in (DOCS / "sources.md").read_text("utf-8")


def test_every_dependency_has_its_line() -> None:
    groups = PROJECT["dependency-groups"].values()
    asked = {re.split(r"[\[<>=!~ ;]", line)[0] for line in chain(PROJECT["project"]["dependencies"], *groups)}
    documented = re.findall(r"^\| `([a-z0-9-]+)` \|", (DOCS / "dependencies.md").read_text("utf-8"), re.M)
    assert sorted(documented) == sorted(asked)


@pytest.mark.parametrize("document", sorted(ROOT.glob("*.md")) + sorted(DOCS.rglob("*.md")), ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_decisions_are_numbered() -> None:
    names = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    for name in names:
        assert (DOCS / "decisions" / name).read_text("utf-8").startswith(f"# {int(name[:4])}. ")
