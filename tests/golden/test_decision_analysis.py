"""Decision functions against published results of health economics, typed in with their source."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hairchoice.engine.decide import (
    acceptability,
    best_on_average,
    evpi,
    frontier,
    icer_table,
)
from hairchoice.validation.decisions import (
    HIV_PUBLISHED,
    NORMAL_EVPI,
    hiv_combined,
    hiv_mono,
    normal_evpi,
    standard_normal_draws,
)

Array = NDArray[np.float64]
REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"


def certain(*values: float) -> Array:
    return np.array([values], dtype=float)


class TestDominance:
    def test_the_table_of_the_va_health_economics_resource_center(self) -> None:
        # VA HERC, "Cost-effectiveness analysis", dominance example (as in dampack's tests).
        names = ["E", "D", "C", "B", "A", "UC"]
        cost = certain(55_000, 35_000, 25_000, 10_000, 12_000, 5_000)
        effect = certain(5, 4, 3, 2, 1.5, 1)
        rows = {row.name: row for row in icer_table(cost, effect, names)}

        assert {name: row.status for name, row in rows.items()} == {
            "UC": "base",
            "B": "frontier",
            "A": "dominated",
            "C": "extended",
            "D": "frontier",
            "E": "frontier",
        }
        assert [rows[name].icer for name in "BDE"] == [5_000, 12_500, 20_000]

    def test_hiv_screening(self) -> None:
        # Paltiel et al. 2006, Annals of Internal Medicine 145: 797; quality-adjusted life months.
        names = ["none", "one time", "every 5 years", "every 3 years", "annual"]
        cost = certain(26_000, 27_000, 28_020, 28_440, 29_440)
        effect = certain(277.25, 277.57, 277.78, 277.83, 277.76) / 12
        rows = {row.name: row for row in icer_table(cost, effect, names)}

        assert rows["none"].status == "base"
        assert rows["one time"].icer == pytest.approx(37_500)
        assert rows["every 5 years"].icer == pytest.approx(58_285.71, abs=0.01)
        assert rows["every 3 years"].icer == pytest.approx(100_800)
        assert rows["annual"].status == "dominated"

    def test_cost_per_success(self) -> None:
        # Stern 1987: 715 a year and 5 of 100 improved is 14,300 for each person improved.
        cost = np.column_stack([np.zeros(100), np.full(100, 715.0)])
        effect = np.column_stack([np.zeros(100), np.repeat([1.0, 0.0], [5, 95])])

        assert icer_table(cost, effect, ["nothing", "treated"])[1].icer == pytest.approx(14_300)


class TestHivModel:
    """Briggs, Sculpher and Claxton 2006, exercise 2.5 (zidovudine alone or with lamivudine)."""

    @pytest.mark.parametrize(("year", "cost"), HIV_PUBLISHED.items())
    def test_cumulative_discounted_cost_by_year(self, year: int, cost: float) -> None:
        assert hiv_mono().cumulative_cost[year - 1] == pytest.approx(cost, abs=0.005)

    def test_totals_and_life_years(self) -> None:
        mono, combined = hiv_mono(), hiv_combined()

        assert mono.cost == pytest.approx(44_663.45, abs=0.005)
        assert mono.life_years == pytest.approx(7.991207, abs=5e-7)
        assert combined.cost == pytest.approx(50_601.65, abs=0.005)
        assert combined.life_years == pytest.approx(8.937389, abs=5e-7)

    def test_the_ratio_through_the_table(self) -> None:
        mono, combined = hiv_mono(), hiv_combined()
        rows = icer_table(
            certain(mono.cost, combined.cost),
            certain(mono.life_years, combined.life_years),
            ["mono", "combined"],
        )

        assert rows[1].icer == pytest.approx(6_275.96, abs=0.005)


class TestValueOfInformation:
    @pytest.mark.parametrize(("mean", "sd", "value"), NORMAL_EVPI)
    def test_the_closed_form_is_the_published_one(
        self, mean: float, sd: float, value: float
    ) -> None:
        assert normal_evpi(mean, sd) == pytest.approx(value, abs=5e-7 * max(1, sd))

    @pytest.mark.parametrize(("mean", "sd", "value"), NORMAL_EVPI)
    def test_draws_of_a_normal_net_benefit_give_it(
        self, mean: float, sd: float, value: float
    ) -> None:
        # Incremental net benefit Normal(mean, sd) = 1 x effect, at no cost.
        effect = mean + sd * standard_normal_draws(1 << 16)
        effects = np.column_stack([np.zeros(effect.size), effect])
        found = evpi(np.zeros_like(effects), effects, np.array([1.0]))

        assert found[0] == pytest.approx(value, rel=1e-3)


def table(name: str) -> tuple[list[str], Array]:
    """Columns and numbers of a sample; text becomes NaN."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)

    def number(text: str) -> float:
        try:
            return float(text)
        except ValueError:
            return np.nan

    return header, np.array([[number(text) for text in row] for row in rows])


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the BCEA samples are not beside the checkout")
@pytest.mark.parametrize("example", ["vaccine", "smoking"])
class TestBcea:
    """BCEA (Baio, Berardi and Heath), its two worked examples: the same draws, the same curves."""

    def draws(self, example: str) -> tuple[list[str], Array, Array]:
        names, cost = table(f"bcea_{example}_input_cost.csv")
        _, effect = table(f"bcea_{example}_input_effect.csv")
        return names, cost, effect

    def curves(self, example: str) -> dict[str, Array]:
        header, numbers = table(f"bcea_{example}_by_wtp.csv")
        return dict(zip(header, numbers.T, strict=True))

    def test_evpi_by_willingness_to_pay(self, example: str) -> None:
        _, cost, effect = self.draws(example)
        curves = self.curves(example)

        np.testing.assert_allclose(
            evpi(cost, effect, curves["k"]), curves["evpi"], rtol=1e-9, atol=1e-9
        )

    def test_acceptability_by_willingness_to_pay(self, example: str) -> None:
        names, cost, effect = self.draws(example)
        curves = self.curves(example)
        found = acceptability(cost, effect, curves["k"])

        for name, share in zip(names, found, strict=True):
            np.testing.assert_allclose(share, curves[f"pbest_{name}"], atol=1e-12)

    def test_the_frontier_of_the_curves(self, example: str) -> None:
        _, cost, effect = self.draws(example)
        curves = self.curves(example)
        best = best_on_average(cost, effect, curves["k"])

        np.testing.assert_allclose(
            frontier(acceptability(cost, effect, curves["k"]), best), curves["ceaf"], atol=1e-12
        )

    def test_pairwise_ratios(self, example: str) -> None:
        names, cost, effect = self.draws(example)
        with (REFERENCE / f"bcea_{example}_icer.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))

        assert rows
        for row in rows:
            pair = [names.index(row["comparator"]), names.index(row["reference"])]
            found = icer_table(cost[:, pair], effect[:, pair], ["comparator", "reference"])
            assert found[1].icer == pytest.approx(float(row["ICER"]), rel=1e-9)

    def test_where_the_best_option_on_average_changes(self, example: str) -> None:
        # BCEA gives the first point of its grid at which another option is best.
        _, cost, effect = self.draws(example)
        wtp = self.curves(example)["k"]
        best = best_on_average(cost, effect, wtp)
        _, changes = table(f"bcea_{example}_kstar.csv")

        np.testing.assert_array_equal(wtp[1:][np.diff(best) != 0], changes[:, 0])
