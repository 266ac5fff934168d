"""The store of results that can be used again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from hairchoice.engine.keep import Keep


def refuse() -> str:
    raise AssertionError("made again")


def test_a_value_is_made_once() -> None:
    keep = Keep(2)

    assert keep.get("a", lambda: "first") == "first"
    assert keep.get("a", refuse) == "first"


def test_it_says_what_it_holds() -> None:
    keep = Keep(1)
    keep.get("a", lambda: 1)
    keep.get("b", lambda: 2)

    assert "b" in keep
    assert "a" not in keep


def test_the_one_not_used_for_longest_is_forgotten() -> None:
    keep = Keep(2)
    keep.get("a", lambda: 1)
    keep.get("b", lambda: 2)
    keep.get("a", lambda: 3)  # used again, so b is the older one
    keep.get("c", lambda: 4)

    assert keep.get("a", lambda: 5) == 1
    assert keep.get("b", lambda: 6) == 6


def test_what_fails_to_be_made_is_not_kept() -> None:
    keep = Keep(2)
    with pytest.raises(AssertionError, match="made again"):
        keep.get("a", refuse)

    assert keep.get("a", lambda: "later") == "later"


def test_making_one_value_may_ask_for_another() -> None:
    keep = Keep(4)

    assert keep.get("outer", lambda: keep.get("inner", lambda: 1) + 1) == 2


def test_threads_get_the_values_of_their_keys() -> None:
    keep = Keep(3)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: keep.get(n % 7, lambda: n % 7), range(500)))

    assert found == [n % 7 for n in range(500)]
