"""Lint and format, as `ruff check` and `ruff format` have them."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]])
def test_the_package_is_written_as_the_linter_wants_it(command):
    run = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "."], cwd=Path(__file__).parents[1], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout
