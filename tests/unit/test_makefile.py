"""The Makefile where something on the machine is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
HALF = """#!/bin/sh
mkdir -p .venv/bin && touch .venv/bin/python && exit 1
"""


def test_half_an_environment_is_not_left_behind(tmp_path: Path) -> None:
    """Where Debian's python3-venv was missing, the next `make` took what was there for a whole environment."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / "python"
    python.write_text(HALF, encoding="utf-8")
    python.chmod(0o755)
    make = ["make", "-s", ".venv/bin/python", f"PYTHON={python}"]
    done = subprocess.run(make, cwd=tmp_path, capture_output=True, check=False, timeout=60)  # noqa: S603 - our own file
    assert done.returncode != 0
    assert not (tmp_path / ".venv").exists()
