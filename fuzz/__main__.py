"""Tries bad input on the program, target by target, and keeps count over all runs."""

from __future__ import annotations

import argparse
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence

import msgspec

from fuzz import corpus, record
from fuzz.targets import TARGETS
from fuzz.worker import Finding, Report, memory_folder, shown_in
from tools.process import ROOT, say

CLEAN, FOUND = 0, 1
_CHUNK_SECONDS = 120
_CHUNK = 20_000
"""Inputs for one process: long enough to see memory grow, short enough to lose little."""


def main(arguments: Sequence[str]) -> int:
    """Runs the targets and returns 1 if anything was found."""
    options = _options(arguments)
    names = options.targets or list(TARGETS)
    total = sum(TARGETS[name].share for name in names)
    say(f"fuzz: seed {options.seed}")
    found = 0
    for name in names:
        share = TARGETS[name].share / total
        # By share of inputs the slow targets would get nearly all of the time.
        found += _try(name, options, round(options.inputs * share), options.seconds / len(names))
    return FOUND if found else CLEAN


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--inputs", type=int, default=10_000, help="how many, over all targets")
    parser.add_argument("--seconds", type=float, default=3600.0, help="when to stop before that")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32), help="of the inputs")
    parser.add_argument("--guided", action="store_true", help="let atheris make the inputs")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.targets if name not in TARGETS]:
        parser.error(f"no target {unknown[0]!r}; there are {', '.join(TARGETS)}")
    return options


def _try(name: str, options: argparse.Namespace, inputs: int, seconds: float) -> int:
    """Tries a target in chunks; returns how many defects were found."""
    end, left, found, chunk = time.monotonic() + seconds, inputs, 0, 0
    while left > 0 and (rest := end - time.monotonic()) > 0:
        few = min(left, _CHUNK)
        report = _work(name, options, options.seed + chunk, few, min(rest, _CHUNK_SECONDS))
        for finding in report.findings:
            say(f"found: {corpus.keep(name, finding.data).relative_to(ROOT)}\n{finding.rule}")
        tally = report.counted()
        _put_on_record(name, report, guided=options.guided)
        say(f"{name}: {tally.inputs:,} inputs, {tally.accepted:,} accepted, "
            f"slowest {tally.slowest:.2f} s, {tally.peak:.0f} MB")  # fmt: skip
        found += len(report.findings)
        left, chunk = left - max(tally.inputs, 1), chunk + 1
        if report.findings:
            break
    return found


def _put_on_record(name: str, report: Report, *, guided: bool) -> None:
    present = record.load()
    present.add(name, report.counted(), len(report.findings), guided=guided)
    record.save(present)


def _work(name: str, options: argparse.Namespace, seed: int, inputs: int, seconds: float) -> Report:
    """Runs a worker; one that dies has found something too."""
    module = "fuzz.guided" if options.guided else "fuzz.worker"
    with memory_folder() as folder:
        present = folder / "present"
        command = [sys.executable, "-m", module, name, str(seed), str(inputs), f"{seconds}"]
        done = subprocess.run(
            [*command, str(present)], cwd=ROOT, capture_output=True, check=False
        )  # fmt: skip
        if done.returncode == 0:
            return msgspec.json.decode(done.stdout, type=Report)
        rule = f"the process ended with {done.returncode}\n{_tail(done.stderr)}"
        return Report({}, [Finding(shown_in(present), rule)])


def _tail(text: bytes) -> str:
    return text.decode(errors="replace")[-4000:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
