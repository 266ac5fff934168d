"""The list of guards that `dev.py guards` takes away one by one fits the present program."""

from __future__ import annotations

import pytest

from tools.guards import Guard, read_guards, removed
from tools.process import ROOT, DevError


@pytest.mark.parametrize("guard", read_guards(), ids=lambda guard: guard.what)
def test_each_guard_stands_where_the_list_says_and_its_tests_are_there(guard: Guard) -> None:
    text = (ROOT / guard.file).read_text(encoding="utf-8")
    assert removed(guard, text) != text
    assert (ROOT / guard.test.partition(" ")[0].partition("::")[0]).exists()


def test_a_guard_that_has_moved_is_told() -> None:
    gone = Guard("holds", "src/file.py", "the guard", "", "tests/unit")
    with pytest.raises(DevError, match=r"stands 0 times in src/file\.py"):
        removed(gone, "something else")
