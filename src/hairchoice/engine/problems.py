"""The one kind of error a user can cause: bad input, said in a line per problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input.

    Attributes:
        place: Where, e.g. ``treatments[exosomes].costs[session].prices.US.low`` or ``--years``.
        message: What is wrong and what is allowed.
    """

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def figure(value: float) -> str:
    """Writes a number as people do, not as ``1e+08``."""
    return f"{value:,.15g}"


class BadInputError(Exception):
    """An input that cannot be used.

    Attributes:
        problems: Every problem found, at least one.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    @classmethod
    def single(cls, place: str, message: str) -> BadInputError:
        """Returns the error for one problem."""
        return cls([Problem(place, message)])
