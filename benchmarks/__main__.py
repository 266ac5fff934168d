"""Runs benchmarks by name, or all of them, which also writes docs/performance.md."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from benchmarks import quality, screen, speed, startup, workbook
from benchmarks.report import Row, chart, document, table
from tools.process import ROOT, say

BENCHMARKS: dict[str, Callable[[], Iterator[Row]]] = {
    "full": speed.full,
    "narrow": speed.narrow,
    "decision": speed.decision,
    "change": speed.change,
    "accuracy": quality.quantile_error,
    "memory": quality.peak_memory,
    "workbook": workbook.export,
    "startup": startup.startup,
    "painting": screen.painting,
    "reaction": screen.reaction,
    "dragging": screen.dragging,
}

PAGE = ROOT / "docs" / "performance.md"
CHART = PAGE.with_suffix(".svg")

REACHED, MISSED, USAGE_ERROR = 0, 1, 2


def main(names: Sequence[str]) -> int:
    """Runs the benchmarks and returns 1 if one missed its target."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        say(f"no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
        return USAGE_ERROR
    rows: list[Row] = []
    for name in names or BENCHMARKS:
        say(f"benchmark {name}")
        rows += BENCHMARKS[name]()
    print(table(rows))
    if not names:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(document(rows, CHART.name), encoding="utf-8", newline="\n")
        CHART.write_text(chart(rows), encoding="utf-8", newline="\n")
        say(f"written: {PAGE.relative_to(ROOT).as_posix()}")
    return REACHED if all(row.reached for row in rows) else MISSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
