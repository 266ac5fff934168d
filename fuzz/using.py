"""What the program does with what it accepted; no later step may trip over it either."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import msgspec

from fuzz.watch import BrokenRuleError
from hairchoice.cli.document import comparison_document
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.describe import PlainFormats, answer
from hairchoice.engine.economics import economics
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.run_code import decode, encode
from hairchoice.engine.scenario import Scenario, read_scenario, write_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.tables import comparison_table

DRAWS = 100
"""Simulated futures. How long more of them take is measured by the benchmarks, not here."""

_ONE_IN = 16


@cache
def catalogue() -> Catalogue:
    """Returns the data file that comes with the program."""
    return load_catalogue()


def use(scenario: Scenario, data: bytes) -> None:
    """Saves a checked scenario, codes it, and for one in 16 inputs simulates and describes it.

    Args:
        scenario: What an input came to.
        data: The input; which of them are simulated is decided by it alone.
    """
    if read_scenario(write_scenario(scenario)) != scenario:
        raise BrokenRuleError("what was saved reads back as something else")
    code = encode(scenario, catalogue().version)
    nameless = msgspec.structs.replace(scenario, name="", notes="")
    if decode(code).scenario != _without_empty_choices(nameless):
        raise BrokenRuleError(f"the run code {code} stands for something else")
    if is_one_in_16(data):
        describe(scenario, catalogue())


def is_one_in_16(data: bytes) -> bool:
    """Says of an input whether what takes long is done with it; every time the same."""
    return zlib.crc32(data) % _ONE_IN == 0


def describe(scenario: Scenario, data: Catalogue) -> None:
    """Simulates a scenario, with few futures, and writes down all that is said of it."""
    comparison = Simulator(data, threads=1).run(msgspec.structs.replace(scenario, draws=DRAWS))
    msgspec.json.encode(comparison_document(comparison, economics(comparison)))
    table = comparison_table(comparison, data, PlainFormats())
    for written in (table.as_text(), table.as_tsv(), table.as_html()):
        written.encode()
    answer(comparison, PlainFormats())


@contextmanager
def received(data: bytes, folder: Path, name: str) -> Iterator[Path]:
    """Gives a file with an input in it, as if a person had received it, which must not change."""
    path = folder / name
    path.write_bytes(data)
    before = path.stat()
    try:
        yield path
    finally:
        after = path.stat()
        if (after.st_mtime_ns, after.st_size) != (before.st_mtime_ns, before.st_size):
            raise BrokenRuleError(f"{name} was changed")
        if is_one_in_16(data):
            _must_be_unchanged(path, data)


def _must_be_unchanged(path: Path, data: bytes) -> None:
    if path.read_bytes() != data:
        raise BrokenRuleError(f"{path.name} was changed")
    if [one.name for one in path.parent.iterdir()] != [path.name]:
        raise BrokenRuleError("another file was written")


def _without_empty_choices(scenario: Scenario) -> Scenario:
    empty = Scenario().chosen("")
    choices = {key: chosen for key, chosen in scenario.choices.items() if chosen != empty}
    return msgspec.structs.replace(scenario, choices=choices)


def must_be_said(error: BadInputError) -> None:
    """Raises an error unless each problem is one line that a terminal can show."""
    for problem in error.problems:
        if not problem.message or not is_one_line(str(problem)):
            raise BrokenRuleError(f"what is wrong is not said in one plain line: {problem!r}")


def is_one_line(text: str) -> bool:
    """Whether a text is one line, and nothing in it moves the cursor or turns the line round."""
    return text.isprintable() or all(map(_is_shown, text))


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"
