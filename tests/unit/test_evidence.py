"""How much of a published benefit counts: the normal-normal rule worked by hand."""

from __future__ import annotations

import math

import pytest

from hairchoice.engine.catalogue import Certainty, Difference
from hairchoice.engine.evidence import CI_WIDTH_IN_SE, bias_sd, count_published
from tests.catalogues import bundled, catalogue, difference

MODEL = catalogue().model


def published(treatment_id: str) -> Difference:
    benefit = bundled().treatment(treatment_id).benefit["male"]
    assert isinstance(benefit, Difference)
    return benefit


class TestWithoutTrust:
    # se = (high - low) / 3.92 = 2; v = 4 + b^2; w = 225 / (225 + v).
    @pytest.mark.parametrize(
        ("certainty", "b", "weight"),
        [
            ("high", 2, 225 / 233),
            ("moderate", 5, 225 / 254),
            ("low", 9, 225 / 310),
            ("very low", 15, 225 / 454),
        ],
    )
    def test_the_weight_falls_with_the_certainty(
        self, certainty: Certainty, b: float, weight: float
    ) -> None:
        benefit = difference(20, half_width=CI_WIDTH_IN_SE, certainty=certainty)
        counted = count_published(benefit, MODEL)

        assert counted.weight == pytest.approx(weight)
        assert counted.mean == pytest.approx(20 * weight)
        assert counted.sd**2 == pytest.approx(weight * (4 + b * b))

    def test_49_per_cent_of_what_is_published_for_exosomes_counts(self) -> None:
        # Male: +8.0 (2.3 to 13.7), very low: se 2.908, v 233.46, w = 225 / 458.46 = 0.4908.
        counted = count_published(published("exosomes"), bundled().model)

        assert counted.weight == pytest.approx(0.4908, abs=5e-5)
        assert counted.mean == pytest.approx(8.0 * 0.4908, abs=1e-3)
        assert counted.sd == pytest.approx(math.sqrt(0.4908 * 233.46), rel=1e-3)

    def test_89_per_cent_of_what_is_published_for_finasteride_counts(self) -> None:
        # Male: +19.8 (16.5 to 23.2), moderate: se 1.709, v 27.92, w = 225 / 252.92 = 0.8896.
        counted = count_published(published("finasteride_oral"), bundled().model)

        assert counted.weight == pytest.approx(0.8896, abs=5e-5)


class TestChosenWeight:
    def test_all_of_it_takes_the_published_figure_and_its_sampling_error_only(self) -> None:
        benefit = difference(20, half_width=CI_WIDTH_IN_SE, certainty="very low")  # se 2
        counted = count_published(benefit, MODEL, trust=1.0)

        assert (counted.weight, counted.mean) == (1.0, 20.0)
        assert counted.sd == pytest.approx(2.0)

    def test_none_of_it_leaves_the_sceptical_prior(self) -> None:
        counted = count_published(difference(20, half_width=4, certainty="high"), MODEL, trust=0.0)

        assert (counted.weight, counted.mean, counted.sd) == (0.0, 0.0, 15.0)

    def test_half_of_it_halves_the_mean_and_the_prior_variance(self) -> None:
        counted = count_published(difference(20, half_width=4), MODEL, trust=0.5)

        assert counted.mean == 10.0
        assert counted.sd**2 == pytest.approx(112.5)

    @pytest.mark.parametrize("certainty", ["high", "moderate", "low", "very low"])
    def test_the_weight_of_the_data_gives_the_same_as_no_choice(self, certainty: Certainty) -> None:
        benefit = difference(20, half_width=6, certainty=certainty)
        counted = count_published(benefit, MODEL)
        chosen = count_published(benefit, MODEL, trust=counted.weight)

        assert chosen.mean == pytest.approx(counted.mean)
        assert chosen.sd == pytest.approx(counted.sd)

    def test_near_all_of_it_the_sampling_error_is_the_floor(self) -> None:
        # 225 x 0.001 = 0.225 is less than 0.999 x 4.
        benefit = difference(20, half_width=CI_WIDTH_IN_SE)
        counted = count_published(benefit, MODEL, trust=0.999)

        assert counted.sd**2 == pytest.approx(0.999 * 4)


def test_the_bias_of_each_grade_is_that_of_the_data_file() -> None:
    # 0.1, 0.25, 0.45, 0.75 standard deviations of change, at 20 hairs/cm2 each.
    model = bundled().model
    grades: tuple[Certainty, ...] = ("high", "moderate", "low", "very low")

    assert [bias_sd(grade, model) for grade in grades] == [2, 5, 9, 15]
