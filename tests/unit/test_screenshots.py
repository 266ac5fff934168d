"""The pictures for looking at the window: the documented cases are the drawn ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hairchoice.engine.load import load_catalogue
from hairchoice.engine.scenario import check_scenario
from tools import screenshots
from tools.process import DevError

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "gui-checks.md"


def test_every_case_is_documented() -> None:
    rows = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| `")]
    documented = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}
    assert documented == set(screenshots.CASES)


def test_every_case_is_a_comparison_that_keeps_the_rules() -> None:
    catalogue = load_catalogue()
    for case in screenshots.CASES.values():
        check_scenario(screenshots.scenario_of(case.scenario), catalogue)


def test_the_sizes_themes_languages_and_scales_of_the_issue_are_there() -> None:
    cases = screenshots.CASES.values()
    assert {(1024, 640), (1280, 800), (1920, 1080), (3840, 2160)} <= {case.size for case in cases}
    assert {case.theme for case in cases} == {"light", "dark"}
    assert {case.locale for case in cases} == {"en_US", "de_DE", "en_IN"}
    assert {case.scale for case in cases} == {1, 2}


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DevError, match="small-light"):
        screenshots.main(["tiny"])
