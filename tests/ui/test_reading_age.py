"""Everything a patient reads is for readers of twelve; a few terms cannot be made simpler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QLocale

from hairchoice.engine import describe
from hairchoice.engine.reading_age import FEWEST_WORDS, reading_age, word_count
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.engine.words import CERTAINTY_MEANING, REGULATORY_MEANING
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.answer import answer_sentences
from hairchoice.ui.printing.change import change_sentences
from hairchoice.ui.printing.pages import page_layout, set_pages
from tests.ui.comparisons import EIGHT, catalogue
from tests.ui.printed import all_texts

OVERALL, EACH = 12.0, 14.0
HARD = (
    "(platelets, bleeding, infection, liver, cancer)",  # a list of illnesses, each needed
)
"""Parts of texts that may be harder, with the reason."""

FORMATS = LocaleFormats(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))

pytestmark = pytest.mark.usefixtures("qapp")


@cache
def comparisons() -> tuple[Comparison, ...]:
    scenarios = (
        default_scenario("male"),
        default_scenario("female"),
        Scenario(treatments=EIGHT, persistence="typical"),
        Scenario(treatments=EIGHT[:4], country="IN"),
        Scenario(treatments=EIGHT[:1]),
    )
    simulator = Simulator(catalogue())
    return tuple(simulator.run(scenario, draws=300) for scenario in scenarios)


def said_on_screen(comparison: Comparison) -> Iterator[str]:
    yield from describe.answer(comparison, FORMATS)
    yield describe.cost_chart_sentence(comparison, FORMATS)
    yield describe.hair_chart_sentence(comparison, FORMATS)
    yield from (describe.counted_sentence(each, FORMATS) for each in comparison.treatments)
    yield from comparison.warnings
    yield from (warning for each in comparison.treatments for warning in each.warnings)


def said_on_paper(comparison: Comparison) -> Iterator[str]:
    yield from answer_sentences(comparison, FORMATS)
    yield from change_sentences(comparison, catalogue(), FORMATS)
    pages = set_pages(comparison, catalogue(), FORMATS, page_layout(FORMATS.locale))
    for text in all_texts(pages):
        plain = re.sub(r"<sup>.*?</sup>|<[^>]*>|&nbsp;", " ", text.html)
        if "doi:" not in plain and "·" not in plain:  # neither sources nor the list of choices
            yield plain


def in_the_catalogue() -> Iterator[str]:
    for treatment in catalogue().treatments:
        yield from (treatment.summary, treatment.effort.text)
        yield from (*treatment.unknown, *treatment.questions)
        yield from (f"{harm.what}: {harm.frequency}" for harm in treatment.harms)
    yield from (*REGULATORY_MEANING.values(), *CERTAINTY_MEANING.values())


def of_kind(kind: str) -> list[str]:
    """Returns all texts of a kind, each once."""
    if kind == "catalogue":
        return list(dict.fromkeys(in_the_catalogue()))
    source = said_on_screen if kind == "screen" else said_on_paper
    return list(dict.fromkeys(text for each in comparisons() for text in source(each)))


@pytest.mark.parametrize("kind", ["catalogue", "screen", "paper"])
def test_a_reader_of_twelve_can_read_it(kind: str) -> None:
    found = of_kind(kind)
    assert len(found) > 20
    assert reading_age(found) <= OVERALL


@pytest.mark.parametrize("kind", ["catalogue", "screen", "paper"])
def test_no_text_is_much_harder_than_the_rest(kind: str) -> None:
    harder = {
        text: round(reading_age([text]), 1)
        for text in of_kind(kind)
        if word_count(text) >= FEWEST_WORDS
        and reading_age([text]) > EACH
        and not any(hard in text for hard in HARD)
    }
    assert harder == {}
