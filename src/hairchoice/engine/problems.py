"""The one kind of error a user can cause: bad input, said in a line per problem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LONGEST = 1200
"""Characters of a line; the longest of the program's own lists what is allowed."""


class Problem(Struct, frozen=True):
    """Something wrong with an input.

    Attributes:
        place: Where, e.g. ``treatments[exosomes].costs[session].prices.US.low`` or ``--years``.
        message: What is wrong and what is allowed.
    """

    place: str
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.place}: {self.message}" if self.place else self.message)


def figure(value: float) -> str:
    """Writes a number as people do, not as ``1e+08``."""
    try:
        return f"{value:,.15g}"
    except OverflowError:  # a whole number beyond any float
        return "too long a number"


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


def one_line(text: str) -> str:
    """Returns text from anywhere as one line that does nothing but be read.

    Characters that a terminal or a window would act on (line ends, escapes, marks that turn the
    line round, halves of surrogate pairs) are written as Python writes them, with a backslash. A
    long text loses its middle.
    """
    shown = text
    if not text.isprintable():
        shown = "".join(letter if _is_shown(letter) else _escaped(letter) for letter in text)
    if len(shown) <= _LONGEST:
        return shown
    return f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"


def spelt_out(text: str) -> str:
    """Returns text of a person in which nothing turns a line round or steers a printer.

    Marks of direction, control characters but line ends, and halves of surrogate pairs are written
    with a backslash. What joins or parts letters of one word, as Persian and emoji need it, stays.
    """
    return _STEERING.sub(lambda found: _escaped(found[0]), text)


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
