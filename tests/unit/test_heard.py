"""Hearing the program: what a list of keys asks for, and what Orca's debug log says was spoken."""

from __future__ import annotations

import pytest

from tools.heard import TOUR, Stroke, spoken, strokes
from tools.process import DevError

_OF_43 = """05:46:56.860811 - SPEECH: Last spoke 0.5 seconds ago
05:46:56.860813 - SPEECH OUTPUT: 'Check a clinic's quote… push button.'{'established': False}
05:46:56.860820 - BRAILLE LINE:  'Check a clinic's quote…'
05:46:57.000000 - SPEECH OUTPUT: 'selected radio button' voice=system{'established': False}
05:46:57.100000 - SPEECH OUTPUT: 'Year 1'
"""
_OF_48 = """05:47:00.631216 - SPEECH OUTPUT: 'First line
second {line}' {'established': False, 'rate': 50}
05:47:00.650000 - SPEECH OUTPUT: 'comparison.xlsx' [{'established': False}]
05:47:00.700000 - SPEECH OUTPUT: ' new comparison – HairChoice ' {'family': None}
"""


def test_what_was_spoken_is_found_in_the_logs_of_both_generations() -> None:
    assert spoken(_OF_43) == [
        "Check a clinic's quote… push button.",
        "selected radio button",
        "Year 1",
    ]
    assert spoken(_OF_48) == [
        "First line\nsecond {line}",
        "comparison.xlsx",
        "new comparison – HairChoice",
    ]


def test_a_log_in_which_nothing_is_spoken_says_nothing() -> None:
    assert spoken("05:46:56 - BRAILLE LINE:  'Budget'\n") == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Tab", [Stroke("Tab")]),
        (" ctrl+shift+z \n", [Stroke("ctrl+shift+z")]),
        ("Right * 3", [Stroke("Right")] * 3),
        ('"3,000 each"', [Stroke(text="3,000 each")]),
        ("# You", []),
        ("", []),
    ],
)
def test_a_line_is_a_key_some_keys_a_text_or_a_heading(line: str, asked: list[Stroke]) -> None:
    assert strokes(line) == asked


@pytest.mark.parametrize("line", ["Tab Tab", '"3000', "Right * many", "--help", "* 3"])
def test_anything_else_is_refused_and_quoted(line: str) -> None:
    with pytest.raises(DevError, match="is no key"):
        strokes(line)


def test_a_key_is_pressed_and_a_text_typed() -> None:
    assert Stroke("Tab").command()[-2:] == ["--clearmodifiers", "Tab"]
    assert Stroke(text="900").command()[1] == "type"


def test_the_tour_can_be_played_and_goes_everywhere() -> None:
    lines = TOUR.read_text("utf-8").splitlines()
    keys = {stroke.key for line in lines for stroke in strokes(line)}
    assert {f"ctrl+{view}" for view in range(1, 7)} <= keys
    assert {"ctrl+k", "ctrl+z", "alt+f", "F1"} <= keys
