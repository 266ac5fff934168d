"""What is tried, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from fuzz import catalogues, codes, comparisons, lines, options, workbooks
from fuzz.watch import Feed


@dataclass(frozen=True, slots=True)
class Target:
    """One way into the program.

    Attributes:
        title: For the reader.
        make: Returns an input from chance.
        feed: Gives an input to the program.
        share: Of all inputs, how many go here; what is slow gets few.
    """

    title: str
    make: Callable[[Random], bytes]
    feed: Feed
    share: float


TARGETS = {
    "comparison": Target("Comparison files", comparisons.make, comparisons.feed, 0.45),
    "code": Target("Run codes", codes.make, codes.feed, 0.325),
    "options": Target("Command lines", lines.make, options.feed, 0.1),
    "writing": Target("Command lines that write", lines.make_writing, options.feed, 0.005),
    "data": Target("Data files", catalogues.make, catalogues.feed, 0.1),
    "workbook": Target("Workbooks read back", workbooks.make, workbooks.feed, 0.02),
}
