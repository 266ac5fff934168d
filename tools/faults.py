"""`dev.py faults`: injects every fault, more often than the tests do, and counts them."""

from __future__ import annotations

import os
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.process import ROOT, run, say
from tools.reliability import table, write_section

_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Survived:
    """What a run of the fault tests came to.

    Attributes:
        times: How often each fault was injected and survived.
        failed: Names of the tests that failed.
    """

    times: Counter[str]
    failed: tuple[str, ...]


def read_report(report: Path) -> Survived:
    """Reads what pytest wrote about a run (JUnit's XML, our own file)."""
    times: Counter[str] = Counter()
    failed = []
    for case in ET.parse(report).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(case.get("name", ""))
            continue
        for fault in case.iter("property"):
            times[fault.get("name", "")] += int(fault.get("value", ""))
    return Survived(times, tuple(failed))


def section(survived: Survived) -> str:
    """Returns the section of the document."""
    rows = [[fault, f"{times:,}"] for fault, times in sorted(survived.times.items())]
    failed = ", ".join(survived.failed) or "none"
    return (
        f"{len(rows)} kinds of fault were injected by tests/faults, each as often as stated, and "
        f"survived: afterwards the old file or the new one was there, or the program said what is "
        f"wrong and went on. Tests that failed: {failed}.\n\n{table(['fault', '>times'], rows)}"
    )


def faults(arguments: Sequence[str]) -> int:
    """Runs the fault tests, and writes the section when all of them ran."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        python = environment.script("python")
        variables = {
            "QT_QPA_PLATFORM": "offscreen",
            "HAIRCHOICE_FAULT_ROUNDS": str(_ROUNDS),
            **os.environ,
        }
        options = ["-o", "junit_family=xunit1", f"--junitxml={report}", *arguments]
        code = run([python, "-m", "pytest", "tests/faults", *options], cwd=ROOT, env=variables)
        survived = read_report(report)
    if arguments:
        say("not written into docs/reliability.md: only some of the tests were asked for")
    else:
        write_section("faults", section(survived))
    return code
