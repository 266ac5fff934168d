"""Writes what was measured: a table, and a chart of each ratio beside its target."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.metadata import version

PACKAGES = ("numpy", "heormodel", "pyheor", "PySide6-Essentials", "pyqtgraph", "matplotlib")


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison.

    Attributes:
        value: A ratio, or a number in the unit that ``what`` names.
        at_most: Target; None where there is none.
        own, other: The two things compared, for the reader.
    """

    what: str
    against: str
    value: float
    at_most: float | None = None
    own: str = ""
    other: str = ""

    @property
    def reached(self) -> bool:
        """Whether the target was reached; true where there is none."""
        return self.at_most is None or self.value <= self.at_most

    @property
    def verdict(self) -> str:
        """A word for the table."""
        if self.at_most is None:
            return ""
        return "reached" if self.reached else "missed"


def number(value: float) -> str:
    """Formats a ratio as people say it: 1/12.3 below a third, else 0.87 or 212."""
    if 0 < value < 1 / 3:
        return f"1/{1 / value:.3g}"
    return f"{value:.3g}"


def table(rows: Sequence[Row]) -> str:
    """Returns the rows as a Markdown table."""
    lines = [
        "| what | against | measured | at most | | HairChoice | other |",
        "|---|---|---:|---:|---|---:|---:|",
    ]
    for row in rows:
        at_most = "" if row.at_most is None else number(row.at_most)
        cells = (row.what, row.against, number(row.value), at_most, row.verdict, row.own, row.other)
        lines.append(f"| {' | '.join(cells)} |".replace("  ", " "))
    return "\n".join(lines)


def machine() -> str:
    """Names what the figures depend on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{platform.system()} on {platform.machine()} with {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {packages}"
    )


def document(rows: Sequence[Row], chart_name: str) -> str:
    """Returns docs/performance.md."""
    return f"""\
# Performance

Written by `python3 dev.py bench`; do not edit. How to read it, and what is measured how:
[benchmarks/README.md](../benchmarks/README.md).

Measured on {machine()}. Times are medians with half the distance between their quartiles. All
tasks of a row ran in turns in one process, so ratios carry over to other machines better than
times do.

{table(rows)}

![Each measurement as a multiple of its target]({chart_name})
"""


WIDTH, LEFT, RIGHT, STEP, TOP = 900, 430, 70, 26, 44
TITLE = "Measured, as a multiple of the target: at most 1 is reached"
MEETS, MISSES, INK, GRID = "#1f6f8b", "#b3421f", "#222222", "#cccccc"


def chart(rows: Sequence[Row]) -> str:
    """Draws every measurement that has a target as a multiple of it, on a logarithmic axis.

    Returns:
        An SVG document.
    """
    bars = [(row, row.value / row.at_most) for row in rows if row.at_most is not None]
    highest = max(1.0, *(share for _, share in bars))
    ticks = [tick for tick in (0.1, 0.2, 0.5, 1, 2, 5, 10) if tick <= 1 or tick < 2 * highest]
    height = TOP + STEP * len(bars) + 34

    def x(share: float) -> float:
        low, high = math.log(ticks[0] / 1.2), math.log(ticks[-1] * 1.1)
        place = min(1.0, max(0.0, (math.log(share) - low) / (high - low)))
        return LEFT + place * (WIDTH - LEFT - RIGHT)

    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
    parts = [
        f'{root} font-family="sans-serif" font-size="12" fill="{INK}" role="img">',
        f"<title>{TITLE}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="22" font-size="15">{TITLE}</text>',
    ]
    bottom = TOP + STEP * len(bars)
    for tick in ticks:
        ink, wide = (INK, 1.5) if tick == 1 else (GRID, 1)
        parts.append(
            f'<path d="M{x(tick):.1f} {TOP - 6}V{bottom}" stroke="{ink}" stroke-width="{wide}"/>'
            f'<text x="{x(tick):.1f}" y="{bottom + 18}" text-anchor="middle">{tick:g}</text>'
        )
    for place, (row, share) in enumerate(bars):
        parts.append(_bar(row, share, TOP + STEP * place, x))
    return "\n".join([*parts, "</svg>", ""])


def _bar(row: Row, share: float, top: float, x: Callable[[float], float]) -> str:
    """One bar from the left edge, its label before and its measurement behind it."""
    colour = MEETS if row.reached else MISSES
    against = "" if row.against == "the same" else f" / {row.against}"
    label = escape(f"{row.what}{against}")
    middle = top + 14
    return (
        f'<text x="{LEFT - 8}" y="{middle}" text-anchor="end" font-size="11">{label}</text>'
        f'<rect x="{LEFT}" y="{top + 3}" width="{x(share) - LEFT:.1f}" height="15" '
        f'fill="{colour}"/>'
        f'<text x="{x(share) + 6:.1f}" y="{middle}">{number(row.value)}'
        f"{'' if row.reached else ' (missed)'}</text>"
    )
