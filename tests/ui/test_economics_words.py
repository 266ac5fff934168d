"""What Health economics says in words."""

from __future__ import annotations

import pytest

from hairchoice.engine.economics import economics
from hairchoice.ui.charts.acceptability import share_text
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.economics_words import left_out_sentence
from tests.ui.comparisons import FOUR, comparison


def test_why_something_is_left_out_of_the_ranking_is_said() -> None:
    chosen = ("minoxidil_topical_5", "saw_palmetto", "finasteride_oral", "none")
    made = comparison(chosen, country="IN")
    assert left_out_sentence(made, economics(made)) == (
        "Left out, no usable trial: Saw palmetto. Left out, not all prices known: Minoxidil 5 %."
    )
    made = comparison(FOUR)
    assert left_out_sentence(made, economics(made)) == ""


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "under 1\u00a0%"),
        (0.004, "under 1\u00a0%"),
        (0.006, "1\u00a0%"),
        (0.5, "50\u00a0%"),
        (0.996, "over 99\u00a0%"),
        (1.0, "over 99\u00a0%"),
    ],
)
def test_none_or_all_of_the_futures_is_never_said_to_be_certain(share: float, said: str) -> None:
    assert share_text(share, LocaleFormats()) == said
