"""A short fuzz in every test run, what longer ones found, and that the fuzz finds what is there."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import corpus, nasty, record, using
from fuzz.targets import TARGETS
from fuzz.watch import SECONDS, BrokenRuleError, Tally, Watch, peak_megabytes
from fuzz.worker import Present, shown_in, work
from hairchoice.cli.arguments import parser

EXAMPLES = {
    "comparison": 120,
    "code": 120,
    "options": 40,
    "writing": 5,
    "data": 30,
    "workbook": 5,
}
KEPT = [(name, path) for name in TARGETS for path in corpus.files(name)]

# Pages are written in this process: the application that this needs must serve later tests too.
pytestmark = pytest.mark.usefixtures("qapp")

chance = st.randoms(use_true_random=False)


def watching(folder: Path, seconds: float = SECONDS) -> Watch:
    """A watch that does not count what other tests made this process hold."""
    return Watch(folder, seconds, held=peak_megabytes())


@pytest.mark.parametrize("name", TARGETS)
def test_bad_input_breaks_no_rule(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = TARGETS[name]

    @settings(max_examples=EXAMPLES[name], suppress_health_check=list(HealthCheck))
    @given(chance)
    def hold(random: Random) -> None:
        data = target.make(random)
        with watching(tmp_path_factory.mktemp(name)) as watch:
            assert watch.broken_by(target.feed, data) == "", data[:2000]

    hold()


@pytest.mark.parametrize(("name", "path"), KEPT, ids=[f"{n}-{p.name}" for n, p in KEPT])
def test_what_once_broke_a_rule_does_not_any_more(name: str, path: Path, tmp_path: Path) -> None:
    with watching(tmp_path) as watch:
        assert watch.broken_by(TARGETS[name].feed, path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_some_inputs_are_accepted_and_some_refused(name: str, tmp_path: Path) -> None:
    """A target whose inputs are all refused tries nothing but the first check."""
    target, few = TARGETS[name], {"workbook": 12, "data": 40, "writing": 8}.get(name, 60)
    with watching(tmp_path) as watch:
        for number in range(few):
            assert watch.broken_by(target.feed, target.make(Random(f"{name} {number}"))) == ""
    assert 0 < watch.tally.accepted < watch.tally.inputs == few


def test_every_option_of_every_command_is_tried() -> None:
    lines = [
        json.loads(TARGETS[name].make(Random(f"{name} {number}")))
        for name in ("options", "writing")
        for number in range(2000)
    ]
    tried = {(line[0], word) for line in lines if line for word in line[1:]}
    for command, options in _options_of_commands().items():
        assert {option for option in options if (command, option) not in tried} == set(), command
    assert {"--help", "--version"} <= {line[0] for line in lines if line}


def _options_of_commands() -> dict[str, set[str]]:
    commands = next(
        action.choices
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return {
        name: {option for action in one._actions for option in action.option_strings} - {"-h"}
        for name, one in commands.items()
    }


def test_an_error_is_found_with_its_traceback(tmp_path: Path) -> None:
    def feed(data: bytes, folder: Path) -> bool:
        raise ZeroDivisionError

    with watching(tmp_path) as watch:
        assert "ZeroDivisionError" in watch.broken_by(feed, b"")
    assert watch.tally.inputs == 0


def test_a_hang_is_found_and_ended(tmp_path: Path) -> None:
    def feed(data: bytes, folder: Path) -> bool:
        while True:
            pass

    with watching(tmp_path, seconds=0.1) as watch:
        assert "took longer than 0.1 s" in watch.broken_by(feed, b"")
        assert watch.broken_by(lambda _data, _folder: True, b"") == ""


def test_too_much_memory_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.watch.MEGABYTES", 1)
    with Watch(tmp_path) as watch:
        assert "MB; allowed is 1" in watch.broken_by(lambda _data, _folder: True, b"")


def test_a_changed_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(path: Path) -> None:
        path.write_bytes(b"overwritten by mistake")
        raise BrokenRuleError("never reached")

    monkeypatch.setattr("fuzz.comparisons.read_comparison_file", careless)
    with watching(tmp_path) as watch:
        inputs = (f"[{number}]".encode() for number in range(200))
        taken = next(data for data in inputs if using.is_one_in_16(data))
        assert "was changed" in watch.broken_by(TARGETS["comparison"].feed, taken)


def test_a_terminal_that_obeys_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def obey(_line: list[str]) -> int:
        print("\x1b[2J")  # noqa: T201
        return 0

    monkeypatch.setattr("fuzz.options.program.main", obey)
    with watching(tmp_path) as watch:
        assert "would not just show" in watch.broken_by(TARGETS["options"].feed, b'["check"]')


def test_a_seed_decides_all_inputs(tmp_path: Path) -> None:
    first = work("code", 7, 20, 60, tmp_path / "a").counted()
    again = work("code", 7, 20, 60, tmp_path / "b").counted()

    assert (first.inputs, first.accepted) == (again.inputs, again.accepted) == (20, first.accepted)


def test_the_last_input_outlives_its_process(tmp_path: Path) -> None:
    with Present(tmp_path / "present") as shown:
        shown.show(b"a long one")
        shown.show(b"short")

        assert shown_in(tmp_path / "present") == b"short"


def test_runs_add_up_and_the_page_says_so() -> None:
    lifetime = record.Record()
    lifetime.add("code", Tally(1000, 400, 0.2, 60), 0, guided=False)
    lifetime.add("code", Tally(500, 100, 0.1, 70), 0, guided=True)
    page = record.section(lifetime)

    assert "1,500 inputs over the life of this command, 500 of them by atheris" in page
    assert "| Run codes | 1,500 | 500 | 0.20 | 70 |" in page


@given(chance)
@settings(max_examples=30)
def test_bent_json_may_be_anything_but_never_stops_the_bending(random: Random) -> None:
    tree = {"a": [1, {"b": "text"}], "c": None}
    assert isinstance(nasty.bent_bytes(nasty.bent_tree(tree, random), random), bytes)
