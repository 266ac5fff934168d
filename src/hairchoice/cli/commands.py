"""What each command does."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from hairchoice.cli.arguments import as_option, parser, scenario_of
from hairchoice.cli.opening import scenario_from
from hairchoice.engine.catalogue import Catalogue, Sex
from hairchoice.engine.comparison_file import read_comparison_file
from hairchoice.engine.describe import PlainFormats, answer
from hairchoice.engine.describe_flip import flip_sentences
from hairchoice.engine.flip import FLIP_INPUTS, flip_points
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError, one_line
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import DEFAULT_STAGE, Scenario, check_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.paths import COMPARISON_SUFFIX

DONE, BAD_INPUT = 0, 1


def main(argv: Sequence[str]) -> int:
    """Runs a command.

    Args:
        argv: The arguments after the program's name.

    Returns:
        0 done, 1 bad input (a line per problem on standard error), 2 wrong usage.
    """
    _write_what_can_be_written()
    try:
        options = parser().parse_args(argv)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return int(stop.code or DONE)
    try:
        return _done(options)
    except BadInputError as error:
        for problem in error.problems:
            print(f"hairchoice: {as_option(problem, options.command)}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # the reader of a pipe, such as head, has gone
        _print_no_more()
        return DONE
    except OSError as error:  # of what is printed: what is wrong with a file is bad input
        _print_no_more()
        print(f"hairchoice: the answer cannot be printed: {error}", file=sys.stderr)
        return BAD_INPUT


def _done(options: argparse.Namespace) -> int:
    """Does what was asked for, and prints all of it while it can be said that this failed."""
    code = _COMMANDS[options.command](options)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _print_no_more() -> None:
    """Lets go of what could not be printed: the interpreter would try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write_what_can_be_written() -> None:
    """Lets a terminal of few characters show a question mark for those that it has not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _compare(options: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    _refuse_to_lose(options, options.file)
    return _answer(options, scenario_of(options, catalogue), catalogue)


def _open(options: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    what = " ".join(options.what)
    _refuse_to_lose(options, what)
    scenario, notes = scenario_from(what, catalogue)
    for note in notes:
        print(f"hairchoice: {one_line(note)}", file=sys.stderr)
    if options.json or any((options.csv, options.xlsx, options.pdf, options.png)):
        return _answer(options, scenario, catalogue)
    from hairchoice.ui import app

    return app.start_with(scenario)


def _refuse_to_lose(options: argparse.Namespace, source: Path | str | None) -> None:
    """Refuses to write over what is read, over a comparison, or over what was just written.

    Raises:
        BadInputError: A file is named that would be lost.
    """
    taken = {} if source is None else {_place(source): "what is read"}
    for name in ("csv", "xlsx", "pdf"):
        path = getattr(options, name)
        if path is None:
            continue
        if path.suffix.lower() == COMPARISON_SUFFIX:
            message = f"{path} is named as a comparison; give the file another ending"
            raise BadInputError.single(f"--{name}", message)
        other = taken.setdefault(_place(path), f"written by --{name}")
        if other != f"written by --{name}":
            message = f"{path} is {other}; give the name of another file"
            raise BadInputError.single(f"--{name}", message)


def _place(path: Path | str) -> str:
    """Returns where a path leads; the text itself where it cannot be a path."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # in a folder that is gone, or with a zero byte
        return str(path)


def _answer(options: argparse.Namespace, scenario: Scenario, catalogue: Catalogue) -> int:
    """Simulates a scenario, writes the files that were asked for, and prints the rest."""
    comparison = Simulator(catalogue).run(scenario)
    _write_files(options, comparison, catalogue)
    if options.json:
        from hairchoice.cli.document import comparison_document
        from hairchoice.engine.economics import economics

        _print_json(comparison_document(comparison, economics(comparison)))
    else:
        _print_comparison(comparison, catalogue)
    return DONE


def _write_files(options: argparse.Namespace, comparison: Comparison, catalogue: Catalogue) -> None:
    """Writes what was asked for; each import is heavy, and made only for its file."""
    if options.csv is not None:
        from hairchoice.export.longform import write_csv

        write_csv(comparison, options.csv)
    if options.xlsx is not None:
        from hairchoice.export.workbook import write_workbook

        write_workbook(comparison, catalogue, options.xlsx, draws=options.draws_sheet)
    if options.pdf is not None:
        from hairchoice.ui.printing import write_pdf

        write_pdf(comparison, catalogue, options.pdf)
    if options.png is not None:
        from hairchoice.ui.printing import write_chart_pictures

        write_chart_pictures(comparison, options.png)


def _print_comparison(comparison: Comparison, catalogue: Catalogue) -> None:
    from hairchoice.export.tables import comparison_table

    formats = PlainFormats()
    print(comparison_table(comparison, catalogue, formats).as_text())
    print()
    for sentence in answer(comparison, formats):
        print(sentence)
    print()
    for warning in comparison.warnings:
        print(f"Note: {warning}")
    for result in comparison.treatments:
        for warning in result.warnings:
            print(f"Note on {result.short_name}: {warning}")
    print(
        f"\nHairChoice {comparison.program}, data {comparison.data}, "
        f"seed {comparison.scenario.seed}, {comparison.scenario.draws} futures. "
        "An aid to a conversation, not advice."
    )


def _flip(options: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    scenario = scenario_of(options, catalogue)
    points = flip_points(
        options.first,
        options.second,
        options.measure,
        scenario,
        catalogue,
        options.input or FLIP_INPUTS,
    )
    if options.json:
        document = {
            "format": "hairchoice.flip/1",
            "first": options.first,
            "second": options.second,
            "measure": options.measure,
            "points": msgspec.to_builtins(points),
        }
        _print_json(document)
        return DONE
    currency = catalogue.countries[scenario.country].currency
    pair = (catalogue.treatment(options.first), catalogue.treatment(options.second))
    for sentence in flip_sentences(*pair, options.measure, points, currency, PlainFormats()):
        print(sentence)
    return DONE


def _treatments(options: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    if options.json:
        _print_json(
            [
                {
                    "id": treatment.id,
                    "name": treatment.name,
                    "summary": treatment.summary,
                    "sexes": sorted(treatment.benefit),
                    "certainty": {s: b.certainty for s, b in treatment.benefit.items()},
                    "countries": sorted({c for item in treatment.costs for c in item.prices}),
                    "items": [item.id for item in treatment.costs],
                }
                for treatment in catalogue.treatments
            ]
        )
        return DONE
    width = max(len(treatment.id) for treatment in catalogue.treatments)
    for treatment in catalogue.treatments:
        print(f"{treatment.id:{width}}  {treatment.name}: {treatment.summary}")
    return DONE


def _evidence(options: argparse.Namespace) -> int:
    from hairchoice.cli.evidence import evidence_text

    catalogue = load_catalogue()
    known = {treatment.id: treatment for treatment in catalogue.treatments}
    if options.id not in known:
        raise BadInputError.single(options.id, f"is not known; allowed is {', '.join(known)}")
    treatment = known[options.id]
    sex: Sex = options.sex or ("male" if "male" in treatment.benefit else "female")
    scenario = Scenario(
        sex=sex, stage=DEFAULT_STAGE[sex], country=options.country, treatments=(treatment.id,)
    )
    check_scenario(scenario, catalogue)
    print(evidence_text(treatment, scenario, catalogue))
    return DONE


def _check(options: argparse.Namespace) -> int:
    path: Path = options.file
    if path.suffix.lower() == COMPARISON_SUFFIX:
        check_scenario(read_comparison_file(path), load_catalogue())
        kind = "comparison"
    else:
        load_catalogue(path)
        kind = "treatments file"
    print(f"{one_line(str(path))}: a {kind} without problems.")
    return DONE


def _print_json(document: object) -> None:
    text = msgspec.json.encode(document).decode()
    is_utf_8 = (getattr(sys.stdout, "encoding", None) or "").replace("-", "").lower() == "utf8"
    if not (is_utf_8 and text.isprintable()):
        # In ASCII: every terminal has it, and a name cannot turn its lines round.
        text = json.dumps(msgspec.json.decode(text), separators=(",", ":"))
    print(text)  # which takes it that there may be nowhere to print to


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "compare": _compare,
    "open": _open,
    "flip": _flip,
    "treatments": _treatments,
    "evidence": _evidence,
    "check": _check,
}
