"""The options of the command line, and how they change a scenario."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

import msgspec

from hairchoice import __version__
from hairchoice.cli.opening import read_saved
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.flip import FLIP_INPUTS
from hairchoice.engine.measures import MEASURES
from hairchoice.engine.problems import BadInputError, Problem, figure, one_line
from hairchoice.engine.scenario import (
    DEFAULT_STAGE,
    DEFAULT_TREATMENTS,
    Choices,
    Scenario,
    default_scenario,
    whole_text,
)
from hairchoice.paths import COMPARISON_SUFFIX

Number = TypeVar("Number", int, float)

PERCENT = 100

# Fields of a scenario that have an option of the same name.
_FIELDS = ("stage", "density", "country", "years", "draws", "seed", "persistence", "name")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with an argument without doing to the terminal what the argument says."""

    def error(self, message: str) -> NoReturn:
        """Ends with the usage and one line."""
        super().error(one_line(message))


def parser() -> argparse.ArgumentParser:
    """Returns the parser of all commands; each sets ``command``."""
    top = _Parser(
        prog="hairchoice",
        description="What hair-loss treatments cost over the years, what they could plausibly "
        "give, and how sure anyone can be. Without a command the window opens.",
    )
    top.add_argument("--version", action="version", version=f"HairChoice {__version__}")
    top.add_argument(
        "--smoke-test",
        action=_SmokeTest,
        help="try this installation out: open, simulate, export; changes nothing of yours",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_compare(commands.add_parser("compare", help="compare treatments for one person"))
    _add_flip(commands.add_parser("flip", help="at what value one treatment overtakes another"))
    _add_open(commands.add_parser("open", help="open the comparison of a printed run code"))
    treatments = commands.add_parser("treatments", help="list the treatments")
    treatments.add_argument("--json", action="store_true", help="as one JSON document")
    evidence = commands.add_parser("evidence", help="every number of a treatment with its source")
    evidence.add_argument("id", metavar="ID")
    evidence.add_argument("--sex", choices=("male", "female"))
    evidence.add_argument("--country", default="US", metavar="CODE")
    check = commands.add_parser("check", help="check a treatments or comparison file")
    check.add_argument("file", type=Path, metavar="FILE")
    return top


class _SmokeTest(argparse.Action):
    """Does its work in place of a command, as ``--version`` does."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from hairchoice.cli.smoke import smoke_test

        parser.exit(smoke_test())


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar=f"FILE{COMPARISON_SUFFIX}",
        help="a comparison, or a workbook exported from one",
    )
    _add_person(compare)
    compare.add_argument("--treatments", metavar="ID,ID,...", help="what to compare")
    compare.add_argument("--name", metavar="TEXT", help="a name for the printed summary")
    _add_outputs(compare)


def _add_open(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "what", nargs="+", metavar="CODE-or-FILE", help="a run code, or a comparison file"
    )
    _add_outputs(command)


def _add_outputs(compare: argparse.ArgumentParser) -> None:
    """Adds what can be written without a display."""
    compare.add_argument("--json", action="store_true", help="print one JSON document only")
    compare.add_argument("--csv", type=Path, metavar="FILE", help="all results in long form")
    compare.add_argument("--xlsx", type=Path, metavar="FILE", help="Excel workbook")
    compare.add_argument(
        "--draws-sheet", action="store_true", help="put every draw into the workbook"
    )
    compare.add_argument("--pdf", type=Path, metavar="FILE", help="summary for a consultation")
    compare.add_argument("--png", type=Path, metavar="DIR", help="the charts as PNG and SVG")


def _add_flip(flip: argparse.ArgumentParser) -> None:
    flip.add_argument("first", metavar="A", help="its inputs are moved")
    flip.add_argument("second", metavar="B", help="what it is compared with, or none")
    flip.add_argument("--measure", choices=tuple(MEASURES), required=True)
    flip.add_argument("--input", choices=FLIP_INPUTS, action="append", help="all when not given")
    flip.add_argument("--json", action="store_true", help="print one JSON document only")
    flip.add_argument(
        "--file", type=Path, metavar=f"FILE{COMPARISON_SUFFIX}", help="a comparison to start from"
    )
    _add_person(flip)


def _add_person(command: argparse.ArgumentParser) -> None:
    """Adds what can be changed about the person and the treatments."""
    command.add_argument("--sex", choices=("male", "female"))
    command.add_argument("--stage", metavar="S", help="e.g. III_vertex (men) or 3 (women)")
    command.add_argument("--density", type=float, metavar="D", help="today, hairs per cm2")
    command.add_argument("--country", metavar="CODE", help="whose prices, e.g. US or GB")
    command.add_argument("--years", type=int, metavar="N", help="1 to 20")
    command.add_argument("--draws", type=int, metavar="N", help="simulated futures")
    command.add_argument("--seed", type=int, metavar="N", help="of the random numbers")
    command.add_argument("--persistence", choices=("planned", "typical"))
    _add_pairs(command, "--quote", "ID.ITEM=PRICE", float)
    _add_pairs(command, "--trust", "ID=0..100", float)
    _add_pairs(command, "--sessions", "ID=N", int)
    _add_pairs(command, "--maintenance", "ID=N", float)


def _add_pairs(
    command: argparse.ArgumentParser, option: str, form: str, number: type[Number]
) -> None:
    command.add_argument(
        option, action="append", default=[], type=_pair(form, number), metavar=form
    )


_KINDS: dict[type, str] = {int: "a whole number", float: "a number"}


def _pair(form: str, number: type[Number]) -> Callable[[str], tuple[str, Number]]:
    """Returns what reads ``NAME=NUMBER``."""

    def read(text: str) -> tuple[str, Number]:
        name, separator, value = text.partition("=")
        if not separator:
            raise argparse.ArgumentTypeError(f"{text!r} is not of the form {form}")
        try:
            return name, number(value)
        except ValueError:
            said = f"{value!r} in {text!r} is not {_KINDS[number]}"
            raise argparse.ArgumentTypeError(said) from None

    return read


def scenario_of(options: argparse.Namespace, catalogue: Catalogue) -> Scenario:
    """Returns the scenario of a file, changed by the options.

    Raises:
        BadInputError: The file cannot be read, or an option cannot be what it is.
    """
    scenario = default_scenario(options.sex or "male")
    if options.file is not None:
        scenario = read_saved(options.file, catalogue)
    changes: dict[str, object] = {
        field: value
        for field in (
            "stage",
            "density",
            "country",
            "years",
            "draws",
            "seed",
            "persistence",
            "name",
        )
        if (value := getattr(options, field, None)) is not None
    }
    if "name" in changes:  # the terminal may have another encoding than the system
        changes["name"] = whole_text(str(changes["name"]))
    if options.sex is not None and options.sex != scenario.sex:
        changes = {
            "sex": options.sex,
            "stage": DEFAULT_STAGE[options.sex],
            "treatments": DEFAULT_TREATMENTS[options.sex],
            **changes,
        }
    if getattr(options, "treatments", None) is not None:
        changes["treatments"] = _ids(options.treatments)
    changes["choices"] = _choices(scenario.choices, options)
    return msgspec.structs.replace(scenario, **changes)


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _choices(before: dict[str, Choices], options: argparse.Namespace) -> dict[str, Choices]:
    choices = dict(before)

    def change(treatment_id: str, **fields: object) -> None:
        present = choices.get(treatment_id, Choices())
        choices[treatment_id] = msgspec.structs.replace(present, **fields)

    for name, price in options.quote:
        treatment_id, dot, item = name.partition(".")
        if not dot:
            raise BadInputError.single("--quote", f"{name!r} names no item; write ID.ITEM=PRICE")
        quotes = choices.get(treatment_id, Choices()).quotes
        change(treatment_id, quotes={**quotes, item: price})
    for treatment_id, percent in options.trust:
        if not 0 <= percent <= PERCENT:
            message = f"is {figure(percent)}; allowed is 0 to {PERCENT}"
            raise BadInputError.single(f"--trust {treatment_id}", message)
        change(treatment_id, trust=percent / PERCENT)
    for treatment_id, count in options.sessions:
        change(treatment_id, sessions=count)
    for treatment_id, yearly in options.maintenance:
        change(treatment_id, maintenance=yearly)
    return choices


_FLIP_PLACES = {"treatments[0]": "A", "treatments[1]": "B"}


def as_option(problem: Problem, command: str | None) -> Problem:
    """Names the place of a problem as the command line knows it.

    ``years`` becomes ``--years``, ``choices[prp].quotes[session]`` becomes ``--quote prp.session``;
    what ``flip`` compares is called A and B.
    """
    place = re.sub(r"^choices\[(\w*)\]\.quotes\[(\w*)\]$", r"--quote \1.\2", problem.place)
    place = re.sub(r"^choices\[(\w*)\]\.quotes$", r"--quote \1", place)
    place = re.sub(r"^choices\[(\w*)\]\.(\w+)$", r"--\2 \1", place)
    if command == "flip":
        place = _FLIP_PLACES.get(place, place)
    if place.partition("[")[0] in (*_FIELDS, "treatments"):
        place = f"--{place}"
    return Problem(place, problem.message)
