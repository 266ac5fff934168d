"""Each uncertain input is moved alone, and none is forgotten."""

from __future__ import annotations

import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.measures import horizon
from hairchoice.engine.one_way import one_way, uncertain_inputs
from hairchoice.engine.sampling import Strata, Streams
from hairchoice.engine.scenario import Choices, Scenario

FAST = 512


class Recording(Streams):
    """Streams that remember which inputs were drawn."""

    def __init__(self) -> None:
        super().__init__(seed=1, draws=FAST)
        self.asked: set[tuple[str, str]] = set()

    def strata(self, owner: str, name: str) -> Strata:
        self.asked.add((owner, name))
        return super().strata(owner, name)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize("persistence", ["planned", "typical"])
def test_every_drawn_input_is_listed_and_no_other(catalogue: Catalogue, persistence: str) -> None:
    scenario = Scenario(draws=FAST, persistence=persistence)  # type: ignore[arg-type]
    for treatment in catalogue.offered_to("male"):
        streams = Recording()
        horizon(treatment.id, scenario, catalogue, streams)
        listed = {
            (found.owner, found.name)
            for found in uncertain_inputs(treatment.id, scenario, catalogue)
        }
        # The natural course is drawn for every person, also where nothing depends on it.
        assert listed | {("person", "decline")} == streams.asked | {("person", "decline")}, (
            treatment.id
        )


def test_a_quote_is_certain_and_moves_nothing(catalogue: Catalogue) -> None:
    choices = {"finasteride_oral": Choices(quotes={"month": 20.0})}
    scenario = Scenario(draws=FAST, choices=choices)
    assert one_way("finasteride_oral", "cost", scenario, catalogue) == []


def test_the_swing_of_the_only_price_is_its_own_quantiles(catalogue: Catalogue) -> None:
    scenario = Scenario(years=1, draws=FAST)
    (swing,) = one_way("finasteride_oral", "cost", scenario, catalogue)
    assert swing.at_low == pytest.approx(12 * swing.input.low, rel=1e-2)
    assert swing.at_high == pytest.approx(12 * swing.input.high, rel=1e-2)


def test_the_widest_swing_comes_first(catalogue: Catalogue) -> None:
    swings = one_way("exosomes", "cost", Scenario(draws=FAST), catalogue)
    widths = [swing.width for swing in swings]
    assert widths == sorted(widths, reverse=True)
    assert swings[0].input.label.startswith("price")


def test_more_evidence_means_more_hair(catalogue: Catalogue) -> None:
    swings = one_way("minoxidil_topical_5", "hair", Scenario(draws=FAST), catalogue)
    evidence = next(swing for swing in swings if swing.input.name == "evidence")
    assert evidence.input.low < evidence.input.high
    assert evidence.at_low < evidence.at_high
