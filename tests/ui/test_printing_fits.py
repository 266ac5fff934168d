"""Whatever is compared: one page for up to four treatments, two for up to eight."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from hairchoice.engine.catalogue import Sex, Treatment
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices, Scenario, check_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.blocks import SMALL
from hairchoice.ui.printing.pages import Pages, page_layout, set_pages
from tests.ui.comparisons import EIGHT, catalogue
from tests.ui.printed import all_texts

LETTER = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
A4 = QLocale(QLocale.Language.German, QLocale.Country.Germany)
FEWEST_DRAWS = 100
SEXES: tuple[Sex, ...] = ("male", "female")

LONGEST: tuple[tuple[Sex, str, tuple[str, ...]], ...] = (
    # Many lines in every row of the table, and on the smaller page.
    ("male", "US", ("microneedling_plus_minoxidil", "saw_palmetto", "finasteride_topical", "prp")),
    ("male", "DE", ("prp", "microneedling_plus_minoxidil", "exosomes",
                    "scalp_micropigmentation")),
    ("female", "DE", ("minoxidil_oral", "finasteride_oral", "microneedling_plus_minoxidil",
                      "hair_system")),
)  # fmt: skip
"""The sets that took most room of some thousand tried."""

pytestmark = pytest.mark.usefixtures("qapp")


@cache
def simulator() -> Simulator:
    return Simulator(catalogue())


def everything_typed(treatment: Treatment) -> Choices:
    """Returns a quote for every item and every other choice there is."""
    quotes = {item.id: 12_345.67 for item in treatment.costs}
    return Choices(quotes=quotes, sessions=12 if treatment.sessions else None,
                   maintenance=12.0 if treatment.sessions else None, trust=0.33)  # fmt: skip


def pages_of(scenario: Scenario, locale: QLocale) -> Pages:
    """Returns the summary of a scenario, simulated with as few draws as can be."""
    comparison = simulator().run(scenario, draws=FEWEST_DRAWS)
    return set_pages(comparison, catalogue(), LocaleFormats(locale), page_layout(locale))


def check_fit(pages: Pages, most: int) -> None:
    assert len(pages.pages) == most
    assert min(text.size for text in all_texts(pages)) >= SMALL
    for page in pages.pages:
        last = page[-1]
        assert last.y + last.block.height(pages.width) <= pages.height


@st.composite
def scenarios(draw: st.DrawFn, fewest: int, most: int) -> Scenario:
    """Any set that fits a person, in any country, with any of it quoted."""
    sex = draw(st.sampled_from(SEXES))
    fitting = [each for each in catalogue().treatments if sex in each.benefit]
    chosen = draw(
        st.lists(st.sampled_from(fitting), min_size=fewest, max_size=most, unique_by=lambda t: t.id)
    )
    typed = {each.id: everything_typed(each) for each in chosen if draw(st.booleans())}
    return Scenario(
        sex=sex,
        stage=draw(st.sampled_from([each.id for each in catalogue().stages if each.sex == sex])),
        country=draw(st.sampled_from(sorted(catalogue().countries))),
        treatments=tuple(each.id for each in chosen),
        choices=typed,
        years=draw(st.integers(1, 20)),
        persistence=draw(st.sampled_from(("planned", "typical"))),
        budget=draw(st.sampled_from((None, 98_765.43))),
        name=draw(st.sampled_from(("", "A", "Maximiliane " * 16))),
        notes=draw(st.sampled_from(("", "Ask. " * 40))),
    )


def fits(scenario: Scenario) -> bool:
    try:
        check_scenario(scenario, catalogue())
    except BadInputError:  # a transplant at a stage that has none, for example
        return False
    return True


FEW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(
    scenario=scenarios(fewest=1, most=4).filter(fits),
    locale=st.sampled_from((LETTER, A4)),
)
def test_up_to_four_of_anything_are_on_one_page(scenario: Scenario, locale: QLocale) -> None:
    check_fit(pages_of(scenario, locale), 1)


@FEW
@given(
    scenario=scenarios(fewest=5, most=8).filter(fits),
    locale=st.sampled_from((LETTER, A4)),
)
def test_up_to_eight_of_anything_are_on_two_pages(scenario: Scenario, locale: QLocale) -> None:
    check_fit(pages_of(scenario, locale), 2)


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(("sex", "country", "treatments"), LONGEST)
def test_the_longest_sets_are_on_one_page_too(
    sex: Sex, country: str, treatments: tuple[str, ...], typed: bool
) -> None:
    every = {each: everything_typed(catalogue().treatment(each)) for each in treatments}
    scenario = Scenario(
        sex=sex,
        stage="IV" if sex == "male" else "4",
        country=country,
        treatments=treatments,
        choices=every if typed else {},
        name="Maximiliane " * 16 if typed else "",
        notes="Ask. " * 40 if typed else "",
    )
    check_fit(pages_of(scenario, LETTER), 1)


def test_more_than_eight_take_the_pages_they_need() -> None:
    more = (*EIGHT, "microneedling", "dutasteride_oral", "finasteride_topical")
    pages = pages_of(Scenario(treatments=more, stage="IV"), LETTER)
    assert len(pages.pages) in (2, 3)
    for page in pages.pages:
        assert page[-1].y + page[-1].block.height(pages.width) <= pages.height
