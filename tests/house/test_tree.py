"""What lies in the tree: locks without addresses, files of one idea, nothing of the machine that it was made on."""

import re
import subprocess
from pathlib import Path

import pytest

import salony

ROOT = Path(salony.__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Longer than 400 lines, and why that is one idea all the same.
LONG: dict[str, str] = {
    "salony/language/times/grammar/dates.py": "every form of a day, in one grammar",
    "salony/language/times/values.py": "what an expression's parts come to, in one place",
}


def tracked() -> list[Path]:
    """The files that git keeps; outside of a checkout, all that a checkout would have."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    folders = ("salony", "tests", "samples", "docs", "script", "bench")
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links|-e|--trusted)", text, re.M)
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9._-]+==\S+", block), block
        assert "--hash=sha256:" in block, block


def test_the_locks_agree() -> None:
    pins = [dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.M)) for name in LOCKS]
    assert {name: pins[1].get(name) for name in pins[0]} == pins[0]


def test_a_file_fits_one_idea() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "salony").rglob("*.py")
        if "migrations" not in path.parts and len(path.read_text("utf-8").splitlines()) > 400
    }
    assert long == set(LONG)


def test_nothing_of_a_machine_lies_in_the_tree() -> None:
    """Home folders, mirrors of registries, private addresses of machines."""
    signs = re.compile(
        r"/(?:root|home/[a-z]+|Users/[A-Za-z]+)/"
        r"|https?://[^\s\"'/]*(?:pypi|registry|mirror|artifact|nexus|proxy)[^\s\"']*"
        r"|files\.pythonhosted",
        re.I,
    )
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in signs.finditer(text)]
    assert found == []


def test_nothing_is_left_for_another_day() -> None:
    signs = re.compile(r"#.*\b(?:TODO|FIXME|XXX)\b|\bNotImplementedError\b")
    ours = [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "salony")]
    found = [f"{path.name}: {match[0]}" for path in ours for match in signs.finditer(path.read_text("utf-8"))]
    assert found == []
