"""How many inputs were ever tried, as counted by the runs themselves; and the page that says so."""

from __future__ import annotations

from pathlib import Path

import msgspec

from fuzz import corpus
from fuzz.targets import TARGETS
from fuzz.watch import MEGABYTES, SECONDS, Tally
from tools.reliability import machine, table, write_section

FILE = Path(__file__).with_name("lifetime.json")


class Record(msgspec.Struct):
    """What all runs so far came to.

    Attributes:
        tried: By target; see `fuzz.watch.Tally`.
        guided: How many of all inputs atheris made.
        open: By target: findings of its last run, which also tries all kept inputs.
    """

    tried: dict[str, Tally] = {}
    guided: int = 0
    open: dict[str, int] = {}

    def add(self, name: str, tally: Tally, findings: int, *, guided: bool) -> None:
        """Counts what a worker tried and found."""
        self.open[name] = findings
        self.tried.setdefault(name, Tally()).add(tally)
        self.guided += tally.inputs if guided else 0


def load() -> Record:
    """Returns what is on record."""
    return msgspec.json.decode(FILE.read_bytes(), type=Record) if FILE.exists() else Record()


def save(record: Record) -> None:
    """Puts it on record, and on the page."""
    text = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    beside = FILE.with_suffix(".new")
    beside.write_bytes(text)
    beside.replace(FILE)
    write_section("fuzz", section(record))


def section(record: Record) -> str:
    """Returns the text for docs/reliability.md."""
    inputs = sum(tally.inputs for tally in record.tried.values())
    still_open = sum(record.open.values())
    kept = sum(len(corpus.files(name)) for name in TARGETS)
    heads = ("what", ">inputs", ">accepted", ">slowest, s", ">memory, MB", ">kept")
    rows = [_row(name, record.tried[name]) for name in TARGETS if name in record.tried]
    return (
        f"{inputs:,} inputs over the life of this command, {record.guided:,} of them by atheris, "
        "which follows the branches of the code. An input may give no traceback, take no more than "
        f"{SECONDS:g} s of processor time and no more than {MEGABYTES} MB of memory (the whole "
        "process, with the libraries in it), change no file that it does not name for writing, and "
        "print nothing that a terminal would act on. What is accepted is saved and read again; "
        "every sixteenth comparison and code is simulated, with few futures, and every sixteenth "
        "comparison is read from the disk and not from memory.\n\n"
        f"{table(heads, rows)}\n\n"
        "The slowest is by the clock, on a machine that had other work too; what is allowed is by "
        f"the processor. Kept are inputs that once broke a rule, {kept} in all, {still_open} of "
        "which break one now. They are in `fuzz/corpus`, and every run and every test run tries "
        "them again.\n\n"
        f"Last on {machine()}."
    )


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    return (
        TARGETS[name].title,
        f"{tally.inputs:,}",
        f"{tally.accepted:,}",
        f"{tally.slowest:.2f}",
        f"{tally.peak:.0f}",
        str(len(corpus.files(name))),
    )
