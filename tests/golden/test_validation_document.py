"""docs/validation.md says what the engine gives today; and the trial it must explain."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hairchoice.validation import bcea, convergence, document, world
from hairchoice.validation.reference import PlainMonteCarlo
from tests.catalogues import bundled, run, scenario

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "validation.md"


def written() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


class TestDocument:
    def test_it_is_of_this_program_and_this_data(self) -> None:
        assert written().startswith(document.introduction(bundled()) + "\n")

    @pytest.mark.parametrize(
        "part", document.quick_sections(bundled()), ids=lambda part: part.partition("\n")[0][3:]
    )
    def test_its_tables_are_what_the_engine_gives(self, part: str) -> None:
        # If this fails: python3 dev.py validate, and look at what has changed.
        assert part in written()

    def test_the_figures_of_bcea_are_the_ones_typed_in(self) -> None:
        for answer in bcea.ANSWERS:
            figure = answer.text(answer.value)
            assert f"| {answer.example}: {answer.what} | {figure} | {figure} |" in written()

    def test_without_the_samples_it_says_so(self, tmp_path: Path) -> None:
        text = document.samples_section(tmp_path)

        assert "The samples were not there when this was written" in " ".join(text.split())
        assert "| not computed |" in text
        assert "20,097.59" in text


class TestTrials:
    def test_five_years_of_finasteride_with_the_trial_s_own_inputs(self) -> None:
        # Kaufman 1998, extension 2002, Van Neste 2000: 19.8 (16.5 to 23.2), 27.2, 54.3 (44 to 64);
        # the equations with density 172.9, decline 5.9 % and slowing 0.95 give 19.8, 28.9, 52.9.
        gap = world.finasteride(bundled(), 0.059, 0.95)

        assert gap == pytest.approx((19.8, 28.9, 52.9), abs=0.05)
        assert 16.5 <= gap[0] <= 23.2
        assert 44 <= gap[2] <= 64

    def test_the_default_decline_is_more_cautious_than_the_trial(self) -> None:
        gap = world.finasteride(bundled(), None, None)

        assert gap[0] == pytest.approx(19.8, abs=0.05)
        assert gap[0] < gap[1] < gap[2] < 54.3

    def test_every_published_difference_is_met_at_its_month(self) -> None:
        measured = world.trial_months(bundled())

        assert len(measured) >= 14
        for one in measured:
            assert one.model == pytest.approx(one.published, abs=0.02), one

    def test_what_is_left_after_stopping(self) -> None:
        minoxidil = world.left_after_stopping(bundled(), "minoxidil_topical_5")
        finasteride = world.left_after_stopping(bundled(), "finasteride_oral")

        assert minoxidil[6] == pytest.approx(1 / 16, abs=1e-3)
        assert finasteride[9] == pytest.approx(1 / 8, abs=1e-3)
        assert finasteride[12] == pytest.approx(1 / 16, abs=1e-3)


class TestReference:
    """The plain Monte Carlo agrees with the engine, in every treatment it covers."""

    @pytest.mark.parametrize("treatment_id", convergence.TREATMENTS)
    def test_means_and_quantiles_are_the_same(self, treatment_id: str) -> None:
        plain = PlainMonteCarlo(bundled(), 5, 60_000, convergence.MONTHS).treatment(treatment_id)
        ours = run(bundled(), scenario(treatment_id, draws=8192)).treatments[0]
        for row, month in enumerate(convergence.MONTHS):
            for fan, draws in ((ours.cost, plain.cost[row]), (ours.hair_change, plain.change[row])):
                spread = draws.std()
                # Six standard errors of a mean; quantiles at 5 and 95 % have some twice that of it.
                assert fan.mean[month] == pytest.approx(draws.mean(), abs=6 * spread / 245 + 1e-3)
                for percent in convergence.PERCENT:
                    expected = np.quantile(draws, percent / 100)
                    slack = 18 * spread / 245 + 1e-3
                    assert fan.quantile(percent)[month] == pytest.approx(expected, abs=slack)

    def test_the_engine_is_nearer_to_the_truth_than_plain_monte_carlo(self) -> None:
        found = convergence.measure(
            bundled(),
            lambda _: None,
            truth_draws=400_000,
            seeds=10,
            treatments=("minoxidil_topical_5", "exosomes"),
        )

        assert found.ratio(8192, "cost") < 0.6
        assert found.ratio(8192, "hair") < 0.9
        assert found.ratio(8192, "cost") <= found.worst(8192, "cost")
        assert found.ratio(8192, "hair") < found.ratio(2048, "hair")
        assert found.relative_cost_error(8192).max() < 0.03
        assert found.hair_error(8192).max() < 0.6
