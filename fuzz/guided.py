"""The same targets with inputs that atheris makes: it keeps what reaches code not seen before.

Its bytes are at times the input itself and at times the chance from which one is made, so that it
learns both to damage files and to choose what a plausible one says.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import atheris
import msgspec

with atheris.instrument_imports(include=["hairchoice"]):
    from fuzz.targets import TARGETS

from fuzz.watch import Watch, peak_megabytes
from fuzz.worker import Finding, Present, Report, memory_folder

_LONGEST = 8192


class Chosen(Random):
    """Chance that is read from bytes; nothing but zeros once they are used up."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data, self._place = data, 0

    def getrandbits(self, k: int, /) -> int:
        """Reads so many bits."""
        count = -(-k // 8)
        piece = self._data[self._place : self._place + count]
        self._place += count
        return int.from_bytes(piece, "big") >> (8 * len(piece) - k if len(piece) == count else 0)

    def random(self) -> float:
        """Reads a share from 0 to below 1."""
        return self.getrandbits(16) / 2**16


class _Run:
    """Counts what atheris tries, and ends the process when it was enough."""

    def __init__(
        self, name: str, inputs: int, seconds: float, watch: Watch, shown: Present
    ) -> None:
        self._target = TARGETS[name]
        self._inputs, self._end = inputs, time.monotonic() + seconds
        self._watch, self._shown = watch, shown
        self._opened = False

    def try_one(self, data: bytes) -> None:
        """Tries what atheris made; its own alarm is replaced at the first."""
        if not self._opened:
            self._opened = True
            self._watch.__enter__()
        made = data[1:] if data[:1] < b"\x40" else self._target.make(Chosen(data[1:]))
        self._shown.show(made)
        rule = self._watch.broken_by(self._target.feed, made)
        enough = self._watch.tally.inputs >= self._inputs or time.monotonic() > self._end
        if rule or enough:
            self._finish([Finding(made, rule)] if rule else [])

    def _finish(self, findings: list[Finding]) -> None:
        tally = self._watch.tally
        tally.peak = peak_megabytes()
        os.write(1, msgspec.json.encode(Report(asdict(tally), findings)))
        os._exit(0)  # libFuzzer has no other way to be told


def main() -> None:
    """Does what the arguments say; the report goes to standard output."""
    name, seed, inputs, seconds, present = sys.argv[1:]
    with memory_folder() as folder, Present(Path(present)) as shown:
        run = _Run(name, int(inputs), float(seconds), Watch(folder), shown)
        setting: list[Any] = [
            f"-seed={int(seed) % 2**31 + 1}",
            f"-max_len={_LONGEST}",
            "-rss_limit_mb=0",
        ]
        atheris.Setup([sys.argv[0], *setting], run.try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
