"""The wheel, built offline, carries everything that a program outside a checkout needs."""

import subprocess
import sys
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

import salony

ROOT = Path(salony.__file__).parent.parent
PACKAGE = ROOT / "salony"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*command, "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)], check=True)
    (built,) = folder.glob("salony-*.whl")
    return built


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "salony"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    wanted = {name for name in listed if name and (ROOT / name).exists()}
    wanted = wanted or {str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*.py")}
    with zipfile.ZipFile(wheel) as archive:
        assert wanted <= set(archive.namelist())


def test_the_wheel_works_outside_a_checkout(wheel: Path, tmp_path: Path) -> None:
    """Unpacked beside the libraries, `salony` reads and serves its own data files."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import salony; assert salony.__file__.startswith(sys.path[0]), salony.__file__\n"
        "from salony.config.cli import main; main()"
    )
    text = "Koncert chóru Echo odbędzie się 24 stycznia 2025 o godz. 19.00 w Domu Kultury w Żorach."
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "installed"), "read", "--jsonl"],
        input='{"id": "a", "text": "' + text + '", "reference_date": "2025-01-10"}\n',
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "2025-01-24T19:00" in run.stdout


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_translations_are_complete_and_compiled() -> None:
    """Every message of every catalogue has its translation, and the compiled file is made from it."""
    for source in PACKAGE.rglob("*.po"):
        compiled = source.with_suffix(".mo")
        assert compiled.exists(), f"{source}: not compiled"
        made = subprocess.run(["msgfmt", "--check", "-o", "-", str(source)], capture_output=True, check=True)
        assert made.stdout == compiled.read_bytes(), f"{compiled}: older than its source"
        statistics = subprocess.run(
            ["msgfmt", "--statistics", "-o", "/dev/null", str(source)], capture_output=True, check=False
        )
        assert b"untranslated" not in statistics.stderr, f"{source}: {statistics.stderr.decode()}"
        assert b"fuzzy" not in statistics.stderr, f"{source}: {statistics.stderr.decode()}"
