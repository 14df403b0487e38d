"""Measures a cold `borgerbot ask`: from the start of the process to its end, for one question.

    python bench/cold_start.py                   9 starts, each with the starter entries in a fresh data folder
    python bench/cold_start.py --starts 30 --question "hvornår har I åbent" --embedder none

Prints wall-clock time, processor time and peak memory, each as the median and the worst of all starts. One start goes
before them uncounted, so that the files are in the machine's memory as they are on a machine in use.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
_KIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds by the clock, seconds of the processor, and the most memory held, in MiB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=9)
    parser.add_argument("--question", default="hvad koster et pas")
    parser.add_argument("--embedder", choices=("e5", "none"), default="e5")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="borgerbot-cold-") as folder:
        variables = {"BORGERBOT_DATA_DIR": folder, "BORGERBOT_EMBEDDER": options.embedder}
        starts = [measure(options.question, {**os.environ, **variables}) for _ in range(options.starts + 1)][1:]
    print(f"{'':14} {'median':>7} {'worst':>7}")
    print(row("wall clock, s", [start.wall for start in starts]))
    print(row("processor, s", [start.cpu for start in starts]))
    print(row("memory, MiB", [start.memory for start in starts]))


def measure(question: str, environment: dict[str, str]) -> Start:
    """Ask in a process of its own."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", "ask", "--json", question],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the question was not answered: exit code {process.returncode}")
    # Linux counts in KiB, macOS in bytes.
    unit = _KIB * _KIB if sys.platform == "darwin" else _KIB
    return Start(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def row(name: str, values: Sequence[float]) -> str:
    """One row of the table."""
    return f"{name:14} {median(values):7.2f} {max(values):7.2f}"


if __name__ == "__main__":
    main()
