"""Style, form and types, so that one run of the tests says everything."""

import subprocess
import sys
from pathlib import Path

import pytest

import salony

ROOT = Path(salony.__file__).parent.parent
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=("style", "form", "types"),
)
def test_the_tree_is_clean(command: tuple[str, ...]) -> None:
    run = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
