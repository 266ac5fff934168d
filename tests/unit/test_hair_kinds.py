"""Hair of each kind of benefit that is no single published difference."""

from __future__ import annotations

import numpy as np
import pytest

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices
from tests.catalogues import (
    bundled,
    catalogue,
    combination,
    course,
    difference,
    grafts,
    item,
    nothing,
    run,
    run_one,
    scenario,
    treatment,
    unknown,
)
from tests.unit.hair_runs import D0, SINGLE, full, smooth, without_spread


class TestGrafts:
    def test_the_gain_is_survival_times_hairs_times_density_set(self) -> None:
        one = treatment("x", grafts(), item("graft", 5), course=course(3, 12))
        result = without_spread(one)

        # 0.85 x 2 x 30 = 51 hairs/cm2.
        np.testing.assert_allclose(result.difference.mean[12:], 51, atol=SINGLE)
        assert result.difference.mean[6] == pytest.approx(51 * smooth(6, 3, 12), abs=SINGLE)
        assert result.published_benefit == pytest.approx(51)

    def test_moved_hair_neither_declines_nor_fades_while_native_hair_declines(self) -> None:
        one = treatment(
            "x",
            grafts(),
            item("graft", 5),
            course=course(half_life=1),
            persistence=[(12, 0.01)],
        )
        result = without_spread(one, persistence="typical", years=20)

        assert result.difference.mean[240] == pytest.approx(51, abs=SINGLE)
        assert result.hair_change.mean[240] == pytest.approx(51 + D0 * 0.95**20 - D0, abs=SINGLE)

    def test_a_count_is_not_shrunk_by_trust(self) -> None:
        one = treatment("x", grafts(), item("graft", 5), course=course())
        chosen = scenario("x", choices={"x": Choices(trust=0.0)})

        assert run_one(catalogue(one), chosen).draws.difference[0] == pytest.approx(51)

    def test_a_stage_without_a_number_of_grafts_has_no_transplant(self) -> None:
        with pytest.raises(BadInputError, match="'hair_transplant_fue' needs a number of grafts"):
            run_one(bundled(), scenario("hair_transplant_fue", stage="I"))


class TestCombination:
    BASE = treatment(
        "x",
        difference(15, 6, at_month=12),
        course=course(slowing=(0.1, 0.5, 0.9), setting_sd=5, person_sd=10),
    )
    ADDED = treatment(
        "y",
        difference(10, 6, at_month=6),
        course=course(slowing=(0.2, 0.3, 0.6), person_sd=10),
    )

    def test_at_full_weight_it_is_the_base_and_the_add_on(self) -> None:
        both = treatment("both", combination("x", "y", adds=difference(6, 3, at_month=12)))
        chosen = scenario("both", draws=4096, choices=full("x", "both"))
        result = run_one(catalogue(self.BASE, self.ADDED, both), chosen)

        assert result.difference.mean[12] == pytest.approx(21, abs=0.01)
        assert result.published_benefit == 21
        assert result.evidence_weight == 1

    def test_an_add_on_of_certain_size_is_added_in_every_draw(self) -> None:
        # The base's evidence, clinic and person are the same numbers as alone.
        both = treatment("both", combination("x", "y", adds=difference(6, 0, at_month=12)))
        data = catalogue(self.BASE, self.ADDED, both)
        base, together = run(
            data, scenario("x", "both", years=1, draws=512, choices=full("x", "both"))
        ).treatments

        np.testing.assert_allclose(together.draws.difference - base.draws.difference, 6, atol=1e-9)

    def test_without_an_add_on_it_is_the_base_with_everyone_s_slowing(self) -> None:
        both = treatment("both", combination("x", "y"))
        data = catalogue(
            treatment("x", difference(15), course=course(slowing=(0.5, 0.5, 0.5))),
            treatment("y", difference(10), course=course(slowing=(0.4, 0.4, 0.4))),
            both,
        )
        base, together = run(
            data, scenario("x", "both", years=5, choices=full("x", "both"))
        ).treatments
        # Slowing together 1 - 0.5 x 0.6 = 0.7.
        extra = D0 * (1 - 0.05 * 0.3) ** 5 - D0 * (1 - 0.05 * 0.5) ** 5

        assert together.draws.difference[0] - base.draws.difference[0] == pytest.approx(extra)

    def test_it_never_falls_below_its_base_by_chance(self) -> None:
        both = treatment("both", combination("x", "y"))
        data = catalogue(self.BASE, self.ADDED, both)
        base, together = run(data, scenario("x", "both", draws=2048)).treatments

        assert (together.draws.difference >= base.draws.difference - 1e-9).all()
        assert (together.draws.difference > base.draws.difference + 0.1).any()

    def test_grafts_are_added_to_what_medicine_does(self) -> None:
        moved = treatment("moved", grafts(), item("graft", 5), course=course(3, 12))
        both = treatment("both", combination("moved", "x"))
        data = catalogue(self.BASE, moved, both)
        base, together = run(data, scenario("x", "both")).treatments

        np.testing.assert_allclose(together.draws.difference - base.draws.difference, 51)

    def test_of_a_combination_of_a_combination_everything_counts_once(self) -> None:
        moved = treatment("moved", grafts(), item("graft", 5), course=course(3, 12))
        pair = treatment("pair", combination("x", "y", adds=difference(6, 0, at_month=12)))
        both = treatment("both", combination("moved", "pair"))
        data = catalogue(self.BASE, self.ADDED, moved, pair, both)
        alone, together = run(
            data, scenario("pair", "both", choices=full("pair", "both"))
        ).treatments

        np.testing.assert_allclose(together.draws.difference - alone.draws.difference, 51)

    def test_with_people_stopping_it_is_no_worse_on_average_than_a_part(self) -> None:
        part, together = run(
            bundled(),
            scenario(
                "finasteride_oral",
                "minoxidil_plus_finasteride",
                years=10,
                persistence="typical",
                draws=4096,
            ),
        ).treatments

        assert together.final_difference.mean >= part.final_difference.mean


class TestKindsWithoutATrial:
    def test_doing_nothing_is_exactly_nothing(self) -> None:
        result = run_one(catalogue(treatment("x", nothing(), item("month", 9))), scenario("x"))

        np.testing.assert_array_equal(result.draws.difference, 0.0)
        np.testing.assert_array_equal(result.difference.quantiles, 0.0)
        assert result.of_100.no_better == 100

    def test_doing_nothing_gains_exactly_no_hair_years(self) -> None:
        data = catalogue(treatment("x", nothing()), decline=(0.03, 0.05, 0.06))

        np.testing.assert_array_equal(run_one(data, scenario("x")).draws.hair_years, 0.0)

    def test_no_usable_trial_is_centred_on_nothing_with_the_stated_spread(self) -> None:
        one = treatment("x", unknown(15), course=course(slowing=(1, 1, 1), person_sd=10))
        result = run_one(catalogue(one), scenario("x", draws=8192))

        assert not result.benefit_known
        assert result.published_benefit is None
        assert result.draws.difference.mean() == pytest.approx(0, abs=0.01)
        assert result.draws.difference.std() == pytest.approx(15, rel=0.002)
