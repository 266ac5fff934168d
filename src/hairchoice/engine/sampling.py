"""Random numbers: one named stream of strata per uncertain input, the same on every machine.

A stream says, for every draw, in which of ``2**bits`` equally likely strata the input lies. An
input's values are its quantiles at the middles of the strata, so that one gather from a table gives
all draws, and every marginal is exact to the width of a stratum.

Strata come from the Sobol sequence (Joe and Kuo 2008) with a digital shift keyed by the seed. The
person and every known treatment own fixed dimensions, so that adding, removing or reordering
treatments never changes another treatment's numbers. What has no dimension of its own (a
treatment of a user's own data file, a rare input) gets a random permutation of the strata keyed by
seed and name: as right, only slower to converge.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hairchoice.engine.keep import Keep

Strata = NDArray[np.intp]

_DRAWN_KEPT = 64

PERSON = "person"


class Streams:
    """All streams of one seed and number of draws; made when first asked for, then kept.

    Attributes:
        seed: Of the shifts and permutations.
        draws: Number of draws.
        bits: log2 of the number of strata, the smallest that gives every draw its own.
        kept: What was drawn from them and is asked for again.
    """

    def __init__(self, seed: int, draws: int) -> None:
        self.draws = draws
        self.bits = max(1, (draws - 1).bit_length())
        self.seed = seed
        self.kept = Keep(_DRAWN_KEPT)
        self._made: dict[tuple[str, str], Strata] = {}

    def strata(self, owner: str, name: str) -> Strata:
        """Returns the stratum of every draw, shape (draws,), values 0 to 2**bits - 1.

        Args:
            owner: `PERSON`, or the id of the treatment.
            name: Of the input within its owner.
        """
        key = (owner, name)
        if key not in self._made:
            self._made[key] = self._make(owner, name)
        return self._made[key]

    def _make(self, owner: str, name: str) -> Strata:
        digest = hashlib.blake2b(f"{self.seed}/{owner}/{name}".encode(), digest_size=16).digest()
        dimension = _dimensions().get((owner, name))
        if dimension is not None:
            shift = int.from_bytes(digest) & ((1 << self.bits) - 1)
            points = _sobol(dimension, self.bits)[: self.draws]
            return np.bitwise_xor(points, shift)
        generator = np.random.Generator(np.random.PCG64(int.from_bytes(digest)))
        return generator.permutation(1 << self.bits)[: self.draws].astype(np.intp)


@lru_cache(maxsize=1)
def _dimensions() -> dict[tuple[str, str], int]:
    """Returns the dimension of each owner's inputs."""
    found = {}
    for owner, *pairs in _table("sobol_dimensions.txt"):
        for pair in pairs:
            name, _, dimension = pair.partition("=")
            found[owner, name] = int(dimension)
    return found


@lru_cache(maxsize=1)
def _published_directions() -> tuple[tuple[int, ...], ...]:
    """Returns the published table: degree, coefficients, m_1 ... m_s of each dimension."""
    return tuple(tuple(map(int, line)) for line in _table("sobol_directions.txt"))


def _table(name: str) -> list[list[str]]:
    """Returns the words of the lines of a table that lies beside this module."""
    text = Path(__file__).with_name(name).read_text("ascii")
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def _direction_numbers(dimension: int, bits: int) -> list[int]:
    """Returns v_1 ... v_bits as integers of ``bits`` binary digits (Joe and Kuo 2008, eq. 2, 3)."""
    degree, coefficients, *numbers = _published_directions()[dimension]
    if degree == 0:
        numbers = [1] * bits
    for k in range(len(numbers), bits):
        value = numbers[k - degree] ^ (numbers[k - degree] << degree)
        for j in range(1, degree):
            if coefficients >> (degree - 1 - j) & 1:
                value ^= numbers[k - j] << j
        numbers.append(value)
    return [number << (bits - 1 - k) for k, number in enumerate(numbers[:bits])]


@lru_cache(maxsize=512)
def _sobol(dimension: int, bits: int) -> Strata:
    """Returns one coordinate of the first ``2**bits`` Sobol points, times ``2**bits``."""
    points = np.zeros(1, dtype=np.intp)
    for direction in _direction_numbers(dimension, bits):
        points = np.concatenate((points, points ^ direction))
    points.setflags(write=False)
    return points
