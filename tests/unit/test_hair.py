"""Density over time against the equations of the method, written out here a second time."""

from __future__ import annotations

import numpy as np
import pytest

from hairchoice.engine.catalogue import Catalogue, Difference
from hairchoice.engine.fans import Scratch
from hairchoice.engine.hair import NaturalCourse, grown, hair_parts, natural_course
from hairchoice.engine.hair_fan import simulate_natural
from hairchoice.engine.hair_rows import HairRows
from hairchoice.engine.plan import Growth
from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.sampling import PERSON, Streams
from hairchoice.engine.scenario import Choices
from hairchoice.engine.simulate import Simulator
from tests.catalogues import (
    bundled,
    catalogue,
    course,
    difference,
    run,
    run_one,
    scenario,
    sessions,
    treatment,
)
from tests.unit.hair_runs import D0, FULL, SINGLE, full, smooth, without_spread


class TestNaturalCourse:
    @pytest.mark.parametrize("month", [0, 1, 12, 30, 60])
    def test_density_falls_by_the_same_share_every_year(self, month: int) -> None:
        result = run(catalogue(treatment("x"), decline=(0.06,) * 3), scenario("x"))

        expected = D0 * 0.94 ** (month / 12) - D0
        assert result.untreated.mean[month] == pytest.approx(expected, abs=SINGLE)

    def test_the_person_s_own_rate_and_density_replace_the_data_s(self) -> None:
        chosen = scenario("x", density=100.0, yearly_decline=0.1)
        result = run(catalogue(treatment("x")), chosen)

        assert result.untreated.mean[24] == pytest.approx(100 * 0.81 - 100, abs=SINGLE)

    def test_no_decline_changes_nothing(self) -> None:
        result = run(catalogue(treatment("x")), scenario("x", yearly_decline=0.0))

        np.testing.assert_array_equal(result.untreated.quantiles, 0.0)

    @pytest.mark.parametrize("decline", [0.0, 1e-9, 0.045, 0.3])
    @pytest.mark.parametrize("months", [12, 60, 240])
    def test_its_area_is_that_of_the_trapezoidal_rule(self, decline: float, months: int) -> None:
        natural = natural_course(D0, (decline,) * 3, Streams(1, 128))
        change = D0 * (1 - decline) ** (np.arange(months + 1) / 12) - D0
        expected = np.sum((change[1:] + change[:-1]) / 2) / 12

        area = simulate_natural(natural, months, Scratch(128)).area
        np.testing.assert_allclose(area, expected, rtol=1e-5, atol=1e-3)

    def test_all_treatments_of_a_draw_share_the_decline(self) -> None:
        streams = Streams(3, 64)
        first = natural_course(D0, (0.03, 0.05, 0.06), streams)
        again = natural_course(D0, (0.03, 0.05, 0.06), streams)

        assert len(set(first.log_keep.tolist())) == 64
        np.testing.assert_array_equal(first.log_keep, again.log_keep)


class TestGrowth:
    def test_nothing_before_the_onset_and_everything_from_the_peak_on(self) -> None:
        growth = Growth(onset=2, peak=6, fade_half_life=1)

        assert [grown(growth, month) for month in (0, 1, 2, 6, 7, 100)] == [0, 0, 0, 1, 1, 1]

    def test_half_of_it_half_way(self) -> None:
        assert grown(Growth(2, 6, 1), 4) == pytest.approx(0.5)
        assert grown(Growth(2, 6, 1), 3) == pytest.approx(3 / 16 - 2 / 64)

    def test_it_never_falls(self) -> None:
        months = np.linspace(0, 12, 500)

        assert (np.diff(grown(Growth(1, 9, 1), months)) >= 0).all()

    def test_onset_and_peak_in_one_month_is_a_step(self) -> None:
        assert [grown(Growth(3, 3, 1), month) for month in (2, 3, 4)] == [0, 0, 1]


class TestDifference:
    def test_it_follows_the_equation_month_by_month(self) -> None:
        # D = D0 (1 - r (1 - q))^(m/12) + E f(m), E so that the difference at month 12 is 15.
        r, q, d, at = 0.05, 0.6, 15.0, 12
        shape = course(onset=2, peak=6, slowing=(q, q, q))
        one = without_spread(treatment("x", difference(d, at_month=at), course=shape))
        natural = D0 * (1 - r) ** (np.arange(61) / 12)
        slowed = D0 * (1 - r * (1 - q)) ** (np.arange(61) / 12)
        gain = d - (slowed[at] - natural[at])
        expected = slowed + gain * np.array([smooth(m, 2, 6) for m in range(61)])

        np.testing.assert_allclose(one.hair_change.mean, expected - D0, atol=SINGLE)
        np.testing.assert_allclose(one.hair_change.quantile(5), expected - D0, atol=SINGLE)
        np.testing.assert_allclose(one.difference.mean, expected - natural, atol=SINGLE)
        assert one.draws.difference[0] == pytest.approx(expected[-1] - natural[-1])

    def test_the_area_between_the_curves_is_in_hair_years(self) -> None:
        one = without_spread(treatment("x", difference(15), course=course(slowing=(0.6, 0.6, 0.6))))
        monthly = one.difference.mean
        area = np.sum((monthly[1:] + monthly[:-1]) / 2) / 12

        np.testing.assert_allclose(one.draws.hair_years, area, atol=1e-3)

    @pytest.mark.parametrize("sex", ["male", "female"])
    def test_at_full_weight_the_mean_at_the_trial_s_month_is_the_published_figure(
        self, sex: str
    ) -> None:
        # Every treatment of the data file with a published difference; 4,096 draws by strata.
        stage = {"male": "III_vertex", "female": "3"}[sex]
        ids = published(bundled(), sex)
        assert len(ids) >= 5
        chosen = scenario(
            *ids,
            sex=sex,
            stage=stage,
            years=2,
            draws=4096,
            choices=dict.fromkeys(ids, FULL),
        )
        for result in run(bundled(), chosen).treatments:
            benefit = bundled().treatment(result.id).benefit[sex]  # type: ignore[index]
            assert isinstance(benefit, Difference)
            at = result.difference.at(int(benefit.at_month))
            assert at.mean == pytest.approx(benefit.value, abs=0.01), result.id

    def test_at_no_weight_nothing_is_expected_and_nothing_slowed(self) -> None:
        shape = course(slowing=(1, 1, 1))
        one = treatment("x", difference(20, at_month=12), course=shape)
        chosen = scenario("x", draws=4096, choices={"x": Choices(trust=0.0)})
        result = run_one(catalogue(one), chosen)

        np.testing.assert_allclose(result.difference.mean, 0, atol=SINGLE)
        assert result.difference.at(12).quantile(95) == pytest.approx(1.645 * 15, abs=0.05)

    def test_the_weight_counts_for_the_slowing_too(self) -> None:
        # w = 0.5: half of q = 0.8 is counted, and half of d.
        shape = course(slowing=(0.8, 0.8, 0.8))
        one = treatment("x", difference(10, at_month=12), course=shape)
        chosen = scenario("x", draws=4096, choices={"x": Choices(trust=0.5)})
        result = run_one(catalogue(one), chosen)
        natural, slowed = D0 * 0.95**5, D0 * (1 - 0.05 * 0.6) ** 5
        early = D0 * (1 - 0.05 * 0.6) - D0 * 0.95

        assert result.difference.mean[60] == pytest.approx(5 - early + slowed - natural, abs=0.001)

    def test_people_and_clinics_spread_as_the_data_say(self) -> None:
        # SDs 10 and 13 beside an evidence SD of 0: together the root of 269.
        shape = course(setting_sd=13, person_sd=10)
        one = treatment("x", difference(20), course=shape)
        result = run_one(catalogue(one), scenario("x", draws=8192, choices=full("x")))

        assert result.draws.difference.mean() == pytest.approx(20, abs=0.02)
        assert result.draws.difference.std() == pytest.approx(np.sqrt(269), rel=0.02)

    def test_density_never_falls_below_nothing(self) -> None:
        one = treatment("x", difference(-100), course=course())
        result = without_spread(one, density=60.0)

        assert result.hair_change.quantiles.min() == -60
        assert result.draws.difference[0] == pytest.approx(-60 * 0.95**5)


class TestFading:
    def test_half_of_the_difference_is_left_after_each_half_life(self) -> None:
        # Three sessions lasting 10 months: on treatment until month 12, half-life 3 months.
        one = treatment(
            "x",
            difference(16),
            course=course(half_life=3),
            sessions=sessions((3, 3, 3), lasts_months=10),
        )
        result = without_spread(one)

        np.testing.assert_allclose(
            result.difference.mean[[11, 12, 15, 18, 24]], [16, 16, 8, 4, 1], atol=SINGLE
        )

    def test_what_slowing_has_saved_fades_too(self) -> None:
        one = treatment(
            "x",
            difference(16, at_month=6),
            course=course(half_life=6, slowing=(1, 1, 1)),
            sessions=sessions((1, 1, 1), lasts_months=24),
        )
        result = without_spread(one)
        gain = 16 - (D0 - D0 * 0.95**0.5)
        at_the_end = D0 - D0 * 0.95**2 + gain

        assert result.difference.mean[24] == pytest.approx(at_the_end, abs=SINGLE)
        assert result.difference.mean[30] == pytest.approx(at_the_end / 2, abs=SINGLE)

    def test_24_weeks_after_stopping_less_than_7_per_cent_of_minoxidil_s_gap_is_left(self) -> None:
        # Half-life 1.5 months in the data file; 24 weeks are 5.52 months: 2^-3.68 = 7.8 %, and in
        # whole months 2^-4 = 6.25 % after six of them (Olsen 1990; Price 1999).
        minoxidil = bundled().treatment("minoxidil_topical_5")
        assert minoxidil.course is not None
        half_life = minoxidil.course.fade_half_life_months.value
        one = treatment(
            "x",
            difference(14.7),
            course=course(half_life=half_life),
            sessions=sessions((1, 1, 1), lasts_months=12),
        )
        gap = without_spread(one).difference.mean

        assert half_life == 1.5
        assert gap[18] / gap[12] == pytest.approx(1 / 16, abs=1e-4)
        assert gap[18] / gap[12] < 0.07

    def test_who_never_stops_never_fades(self) -> None:
        one = treatment("x", difference(16), course=course(), persistence=[(12, 0.01)])

        np.testing.assert_allclose(without_spread(one).difference.mean[12:], 16, atol=SINGLE)

    def test_nobody_keeps_a_difference_for_ever_after_stopping(self) -> None:
        one = treatment("x", difference(16), course=course(half_life=1), persistence=[(12, 0.001)])
        result = without_spread(one, persistence="typical", years=8)

        assert result.difference.quantile(95)[-1] == pytest.approx(0, abs=SINGLE)
        assert abs(result.difference.mean[-1]) < 0.001

    def test_fading_through_twenty_years_without_decline_does_not_fail(self) -> None:
        one = treatment(
            "x", difference(16), course=course(half_life=1.5), sessions=sessions(lasts_months=3)
        )
        result = without_spread(one, years=20, yearly_decline=0.0)

        np.testing.assert_allclose(result.hair_change.quantiles[:, -1], 0, atol=SINGLE)


class TestRows:
    def test_blocks_of_months_join_without_a_seam(self) -> None:
        # 8,192 draws: 8 months a block; 128 draws: one block.
        one = treatment("x", difference(15, 5), course=course(slowing=(0.6, 0.6, 0.6)))
        many = without_spread(one, draws=8192)
        few = without_spread(one, draws=128)

        np.testing.assert_allclose(many.hair_change.mean, few.hair_change.mean, atol=0.01)
        assert np.abs(np.diff(many.hair_change.mean, 2)[10:]).max() < 0.01

    @pytest.mark.parametrize("persistence", ["planned", "typical"])
    @pytest.mark.parametrize(
        "id_", ["prp", "minoxidil_plus_finasteride", "microneedling_plus_minoxidil",
                "transplant_with_medicines"],
    )  # fmt: skip
    def test_every_month_is_the_sum_of_the_parts(self, id_: str, persistence: str) -> None:
        months, streams = 120, Streams(2, 256)
        chosen = scenario(id_, years=10, persistence=persistence)
        plan = plan_treatment(bundled().treatment(id_), chosen, bundled())
        natural = natural_course(D0, (0.01, 0.045, 0.08), streams)
        parts = hair_parts(plan, natural, streams)
        rows = np.empty((months + 1, 256), np.float32)
        HairRows(parts, natural, months).fill(slice(0, months + 1), rows)

        for month, row in enumerate(rows):
            density = natural.density(month) + sum(part.at(D0, month) for part in parts)
            np.testing.assert_allclose(row, np.maximum(density, 0) - D0, atol=SINGLE)

    def test_the_last_month_of_the_fan_is_that_of_the_draws(self) -> None:
        simulator = Simulator(bundled())
        chosen = scenario(
            "finasteride_oral", "prp", "minoxidil_plus_finasteride", persistence="typical"
        )
        for result in simulator.run(chosen).treatments:
            np.testing.assert_allclose(
                result.difference.quantiles[:, -1], result.final_difference.quantiles, atol=SINGLE
            )


def published(data: Catalogue, sex: str) -> list[str]:
    """Ids of the treatments with a published difference for a sex."""
    return [
        one.id
        for one in data.treatments
        if isinstance(one.benefit.get(sex), Difference)  # type: ignore[call-overload]
    ]


def test_a_natural_course_gives_densities() -> None:
    natural = NaturalCourse(100.0, np.log([0.9, 1.0]) / 12)

    np.testing.assert_allclose(natural.density(24), [81, 100])


def test_persons_and_treatments_have_different_numbers() -> None:
    streams = Streams(1, 64)

    assert not np.array_equal(streams.strata(PERSON, "decline"), streams.strata("x", "person"))
