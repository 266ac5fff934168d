"""Tries inputs for one target in a process of its own, and writes down what came of it."""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Self

import msgspec

from fuzz.corpus import kept
from fuzz.targets import TARGETS
from fuzz.watch import Tally, Watch, peak_megabytes

_MOST_FINDINGS = 20
_LENGTH = 4
_LONGEST = 8_000_000
_MEMORY_DISK = Path("/dev/shm")


class Finding(msgspec.Struct, frozen=True):
    """An input that broke a rule.

    Attributes:
        data: The input.
        rule: Which one, with the traceback where there is one.
    """

    data: bytes
    rule: str


class Report(msgspec.Struct, frozen=True):
    """What a worker hands back.

    Attributes:
        tally: See `fuzz.watch.Tally`; kept inputs are not counted again.
        findings: One for each place in the code at most.
    """

    tally: dict[str, float]
    findings: list[Finding]

    def counted(self) -> Tally:
        """Returns the tally as what it was."""
        return msgspec.convert(self.tally, Tally, strict=False)


class Present:
    """A file that always holds the input that is tried, for when the process does not live on."""

    def __init__(self, path: Path) -> None:
        """Makes the file; it is written without a call of the system."""
        path.write_bytes(bytes(_LONGEST + _LENGTH))
        self._file = path.open("r+b")
        self._memory = mmap.mmap(self._file.fileno(), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._memory.close()
        self._file.close()

    def show(self, data: bytes) -> None:
        """Puts an input into the file; the end of a very long one is lost."""
        start = data[:_LONGEST]
        self._memory[: _LENGTH + len(start)] = len(start).to_bytes(_LENGTH, "big") + start


def shown_in(path: Path) -> bytes:
    """Returns the input in such a file."""
    data = path.read_bytes() if path.exists() else b""
    return data[_LENGTH : _LENGTH + int.from_bytes(data[:_LENGTH], "big")]


@contextmanager
def memory_folder() -> Iterator[Path]:
    """Gives a private folder that is gone afterwards, in memory where there is such a disk."""
    where = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where) as folder:
        yield Path(folder)


def work(name: str, seed: int, inputs: int, seconds: float, present: Path) -> Report:
    """Tries the kept inputs of a target, then new ones.

    Args:
        name: Of the target.
        seed: Decides all inputs, with their number.
        inputs: How many.
        seconds: When to stop before that.
        present: Holds the input that is tried, should the process not live to tell.
    """
    findings: dict[str, Finding] = {}
    with memory_folder() as folder, Present(present) as shown, Watch(folder) as watch:
        for data in kept(name):
            _try(name, data, watch, shown, findings)
        watch.tally = Tally()
        for data in _made(name, seed, inputs, time.monotonic() + seconds):
            _try(name, data, watch, shown, findings)
            if len(findings) == _MOST_FINDINGS:
                break
        watch.tally.peak = peak_megabytes()
    return Report(asdict(watch.tally), list(findings.values()))


def _try(
    name: str, data: bytes, watch: Watch, shown: Present, findings: dict[str, Finding]
) -> None:
    shown.show(data)
    if rule := watch.broken_by(TARGETS[name].feed, data):
        findings.setdefault(_place(rule), Finding(data, rule))


def _made(name: str, seed: int, inputs: int, end: float) -> Iterator[bytes]:
    for number in range(inputs):
        if time.monotonic() > end:
            return
        yield TARGETS[name].make(Random(f"{name} {seed} {number}"))


def _place(rule: str) -> str:
    """Returns what tells one defect from another: where in the code it was noticed."""
    lines = [line for line in rule.splitlines() if line.lstrip().startswith("File ")]
    return lines[-1] if lines else rule


def main() -> None:
    """Does what the arguments say; the report goes to standard output."""
    name, seed, inputs, seconds, present = sys.argv[1:]
    report = work(name, int(seed), int(inputs), float(seconds), Path(present))
    os.write(1, msgspec.json.encode(report))


if __name__ == "__main__":
    main()
