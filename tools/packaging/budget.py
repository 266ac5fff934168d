"""How large packages may be. A budget that is exceeded fails the build: somebody has to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools.process import DevError

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Budget:
    """What one thing may take.

    Attributes:
        at_most: Bytes.
        reason: Why that much.
    """

    at_most: int
    reason: str


BUDGETS: Mapping[str, Budget] = {
    "bundle": Budget(
        205 * MB,
        "Qt 60 MB (half of it ICU's tables), numpy 43 MB, Qt for Python 30 MB, pandas 23 MB, "
        "Python 12 MB, the program 3 MB, and a tenth to spare",
    ),
    "archive": Budget(60 * MB, "a minute on a line of 8 Mbit/s"),
    "deb": Budget(60 * MB, "the same files"),
    "installer": Budget(60 * MB, "the same on Windows, not measured yet"),
    "image": Budget(80 * MB, "the same on macOS, packed less tightly, not measured yet"),
}


def exceeded(sizes: Mapping[str, int]) -> list[str]:
    """Returns a line for each thing that is larger than its budget, or has none.

    Args:
        sizes: Bytes by the names of `BUDGETS`.
    """
    lines = []
    for name, size in sizes.items():
        budget = BUDGETS.get(name)
        if budget is None:
            lines.append(f"{name} has no budget")
        elif size > budget.at_most:
            over = f"{size / MB:.1f} MB, {budget.at_most / MB:.0f} MB allowed"
            lines.append(f"the {name} has {over}: {budget.reason}")
    return lines


def check_sizes(sizes: Mapping[str, int]) -> None:
    """Fails on anything that is too large.

    Raises:
        DevError: Something is.
    """
    lines = exceeded(sizes)
    if lines:
        raise DevError("; ".join(lines))
