"""Streams of strata: published Sobol points, one value per stratum, keyed by name and seed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from hairchoice.engine import sampling
from hairchoice.engine.sampling import PERSON, Streams
from tests.catalogues import bundled

# First ten points of the three-dimensional sequence as printed by the authors' own program with
# new-joe-kuo-6 (S. Joe, F. Y. Kuo, https://web.maths.unsw.edu.au/~fkuo/sobol/, sobol.cc).
PUBLISHED = np.array(
    [
        [0, 0, 0],
        [0.5, 0.5, 0.5],
        [0.75, 0.25, 0.25],
        [0.25, 0.75, 0.75],
        [0.375, 0.375, 0.625],
        [0.875, 0.875, 0.125],
        [0.625, 0.125, 0.875],
        [0.125, 0.625, 0.375],
        [0.1875, 0.3125, 0.9375],
        [0.6875, 0.8125, 0.4375],
    ]
)

OWNED = (PERSON, "decline")
UNOWNED = ("a_treatment_of_my_own", "evidence")
RECORDED_OWNED = [12, 4, 8, 0, 14, 6, 10, 2, 13, 5, 9, 1, 15, 7, 11, 3]
RECORDED_UNOWNED = [10, 3, 7, 13, 15, 11, 4, 14, 8, 2, 5, 1, 12, 9, 6, 0]


class TestSobol:
    def test_the_first_points_are_the_published_ones(self) -> None:
        bits = 4
        points = np.stack([sampling._sobol(d, bits) / 2**bits for d in range(3)], axis=1)
        gray = [n ^ (n >> 1) for n in range(10)]  # the authors print in Gray code order

        np.testing.assert_array_equal(points[gray], PUBLISHED)

    def test_any_two_inputs_of_a_treatment_fill_the_square_evenly(self) -> None:
        streams = Streams(seed=7, draws=4096)
        names = [key for key in sampling._dimensions() if key[0] in (PERSON, "exosomes")]

        for one, other in itertools.combinations(names, 2):
            correlation = np.corrcoef(streams.strata(*one), streams.strata(*other))[0, 1]
            assert abs(correlation) < 0.05, (one, other)

    def test_two_inputs_of_the_person_hit_every_cell_of_a_grid_once(self) -> None:
        # Dimensions 0 and 1 are a (0, m, 2)-net: each of 16 x 16 cells holds one of 256 points.
        streams = Streams(seed=3, draws=256)
        pairs = zip(
            streams.strata(PERSON, "decline"), streams.strata(PERSON, "persistence"), strict=True
        )

        assert len({(int(x) >> 4, int(y) >> 4) for x, y in pairs}) == 256

    def test_every_dimension_has_published_direction_numbers_and_one_owner(self) -> None:
        dimensions = list(sampling._dimensions().values())

        assert max(dimensions) < len(sampling._published_directions())
        assert len(set(dimensions)) == len(dimensions)

    def test_every_treatment_of_the_data_file_has_dimensions_of_its_own(self) -> None:
        ids = {treatment.id for treatment in bundled().treatments} - {"none"}

        assert ids <= {owner for owner, _ in sampling._dimensions()}


class TestStreams:
    @pytest.mark.parametrize("key", [OWNED, UNOWNED])
    def test_every_stratum_holds_one_draw(self, key: tuple[str, str]) -> None:
        strata = Streams(seed=1, draws=512).strata(*key)

        np.testing.assert_array_equal(np.sort(strata), np.arange(512))

    @pytest.mark.parametrize("key", [OWNED, UNOWNED])
    def test_a_number_of_draws_between_powers_of_two_repeats_no_stratum(
        self, key: tuple[str, str]
    ) -> None:
        streams = Streams(seed=1, draws=300)
        strata = streams.strata(*key)

        assert streams.bits == 9
        assert len(set(strata.tolist())) == 300
        assert strata.min() >= 0
        assert strata.max() < 512

    @pytest.mark.parametrize(("draws", "bits"), [(1, 1), (2, 1), (3, 2), (4096, 12), (4097, 13)])
    def test_strata_are_as_few_as_give_every_draw_its_own(self, draws: int, bits: int) -> None:
        assert Streams(seed=0, draws=draws).bits == bits

    @pytest.mark.parametrize("key", [OWNED, UNOWNED])
    def test_the_same_seed_gives_the_same_numbers(self, key: tuple[str, str]) -> None:
        first, again = Streams(5, 256).strata(*key), Streams(5, 256).strata(*key)

        np.testing.assert_array_equal(first, again)

    @pytest.mark.parametrize("key", [OWNED, UNOWNED])
    def test_another_seed_gives_other_numbers(self, key: tuple[str, str]) -> None:
        assert not np.array_equal(Streams(5, 256).strata(*key), Streams(6, 256).strata(*key))

    def test_the_numbers_of_a_seed_are_the_same_on_every_machine(self) -> None:
        # Recorded once: a change here changes every printed result and needs a new version.
        streams = Streams(seed=1, draws=16)

        assert streams.strata(*OWNED).tolist() == RECORDED_OWNED
        assert streams.strata(*UNOWNED).tolist() == RECORDED_UNOWNED

    def test_what_is_asked_for_first_does_not_matter(self) -> None:
        one, other = Streams(1, 128), Streams(1, 128)
        one.strata("prp", "evidence")
        one.strata(*UNOWNED)

        np.testing.assert_array_equal(one.strata(*OWNED), other.strata(*OWNED))

    def test_owners_and_names_have_streams_of_their_own(self) -> None:
        streams = Streams(1, 256)
        keys = [OWNED, UNOWNED, (PERSON, "persistence"), ("prp", "decline"), ("mine", "decline")]
        seen = {streams.strata(*key).tobytes() for key in keys}

        assert len(seen) == len(keys)
