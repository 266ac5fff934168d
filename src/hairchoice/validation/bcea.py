"""The worked examples of BCEA (Baio, Berardi and Heath): the same draws through our functions.

The draws belong to a package under the GPL and are not part of this project. Where a copy lies
beside the checkout they are read; its answers, which are facts, are typed in here.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hairchoice.engine.decide import best_on_average, evpi, icer_table

Array = NDArray[np.float64]

GRID = {"vaccine": np.arange(0, 50_001, 500.0), "smoking": np.arange(0, 501, 5.0)}

_DECIMALS = {"change": 0, "evpi": 6, "icer": 2}


class Answer(Struct, frozen=True):
    """One figure of BCEA's.

    Attributes:
        example: ``vaccine`` or ``smoking``.
        what: In words.
        value: As BCEA prints it.
        kind: ``evpi`` at a willingness to pay, ``icer`` of a pair, or ``change`` of the best.
        of: The willingness to pay, the pair of option numbers, or the number of the change.
    """

    example: str
    what: str
    value: float
    kind: str
    of: tuple[int, ...]

    def text(self, value: float) -> str:
        """Writes a value with the decimals of this kind of figure."""
        return f"{value:,.{_DECIMALS[self.kind]}f}"


ANSWERS = (
    Answer("vaccine", "ICER of vaccination against status quo", 20_097.59, "icer", (0, 1)),
    Answer("vaccine", "EVPI at 20,000", 2.505627, "evpi", (20_000,)),
    Answer("vaccine", "EVPI at 50,000", 2.553326, "evpi", (50_000,)),
    Answer("vaccine", "vaccination is best on average from", 20_500, "change", (0,)),
    Answer("smoking", "ICER of group counselling against no treatment", 198.33, "icer", (0, 3)),
    Answer("smoking", "ICER of group counselling against self-help", 224.67, "icer", (1, 3)),
    Answer("smoking", "EVPI at 250", 45.774078, "evpi", (250,)),
    Answer("smoking", "EVPI at 500", 54.495251, "evpi", (500,)),
    Answer("smoking", "self-help is best on average from", 160, "change", (0,)),
    Answer("smoking", "group counselling is best on average from", 225, "change", (1,)),
)


def ours(answer: Answer, folder: Path) -> float | None:
    """Computes the same figure from the samples; None when they are not there."""
    files = [folder / f"bcea_{answer.example}_input_{part}.csv" for part in ("cost", "effect")]
    if not all(file.is_file() for file in files):
        return None
    cost, effect = map(_numbers, files)
    if answer.kind == "evpi":
        return float(evpi(cost, effect, np.array(answer.of, dtype=float))[0])
    if answer.kind == "icer":
        pair = list(answer.of)
        return icer_table(cost[:, pair], effect[:, pair], ["comparator", "option"])[1].icer
    grid = GRID[answer.example]
    changes = np.flatnonzero(np.diff(best_on_average(cost, effect, grid))) + 1
    return float(grid[changes[answer.of[0]]])


def _numbers(file: Path) -> Array:
    with file.open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines)
    return np.array(rows, dtype=float)
