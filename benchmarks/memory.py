"""Peak memory of the largest comparison, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tools.process import ROOT

BARE = "import numpy"
COMPARISON = """
from benchmarks.workload import whole_catalogue
from hairchoice.engine.economics import economics
from hairchoice.engine.simulate import Simulator
data, scenario = whole_catalogue()
assert len(scenario.treatments) == 20
economics(Simulator(data).run(scenario))
"""
PRINT_PEAK = "\nfrom benchmarks.memory import peak\nprint(peak())"


def peak() -> float:
    """Returns this process's highest resident size until now, MB.

    Not ``getrusage``, which counts what the parent process had at the time of the fork.
    """
    status = Path("/proc/self/status").read_text("ascii")
    kilobytes = re.search(r"VmHWM:\s*(\d+) kB", status)
    if kilobytes is None:
        raise OSError("the system does not say how much memory was used")
    return int(kilobytes[1]) / 1024


def above_bare() -> tuple[float, float]:
    """Returns the peaks of the comparison and of a bare interpreter with numpy, MB."""
    return _peak_of(COMPARISON), _peak_of(BARE)


def _peak_of(code: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code + PRINT_PEAK],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return float(done.stdout)
