"""How fast the packaged program starts: against a bare window that was packaged the same way.

    python3 dev.py bench frozen

Cold means that nothing of either program is in the system's memory of files: all of it is thrown
out before every start, which only root on Linux can do.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.report import Row, table
from benchmarks.startup import CHARTS, FRAME, marks, row, welcomed
from benchmarks.timing import in_turns
from tools.packaging import page
from tools.packaging.freeze import freeze
from tools.packaging.product import BUILD
from tools.packaging.recipe import BENCHMARK
from tools.process import DevError, say
from tools.reliability import machine

AT_MOST_FRAME = 1.3
COLD_ROUNDS = 7

_CACHES = Path("/proc/sys/vm/drop_caches")
_AGAINST = "a frozen bare QMainWindow's first frame"


def rows(folder: Path) -> Iterator[Row]:
    """Starts both in turns, warm and then cold.

    Args:
        folder: Holds the frozen programs `own` and `bare`.
    """
    programs = {name: folder / name / name for name in ("own", "bare")}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        welcomed(home)
        yield from _compared("warm", _starts(programs, home, lambda: None))
        if can_drop_caches():
            yield from _compared("cold", _starts(programs, home, drop_caches), COLD_ROUNDS)


Start = Callable[[], Mapping[str, float]]


def _starts(
    programs: Mapping[str, Path], home: Path, before: Callable[[], None]
) -> dict[str, Start]:
    def start(program: Path) -> Start:
        def once() -> Mapping[str, float]:
            before()
            return marks([program], home)

        return once

    return {name: start(program) for name, program in programs.items()}


def _compared(how: str, starts: Mapping[str, Start], rounds: int = 9) -> Iterator[Row]:
    found = in_turns(starts, rounds)
    own, charts, bare = found["own", FRAME], found["own", CHARTS], found["bare", FRAME]
    yield row(f"{how} start to first frame", _AGAINST, own, bare, AT_MOST_FRAME)
    yield Row(
        f"{how} start to charts painted",
        _AGAINST,
        charts.median / bare.median,
        own=str(charts),
        other=str(bare),
    )


def can_drop_caches() -> bool:
    """Says whether this process may empty the system's memory of files."""
    try:
        drop_caches()
    except OSError:
        return False
    return True


def drop_caches() -> None:
    """Empties it.

    Raises:
        OSError: Only root on Linux may.
    """
    _CACHES.write_text("3", encoding="ascii")


def main() -> int:
    """Freezes both, compares them, writes it down, and returns 1 if the target was missed."""
    folder = BUILD / "benchmark"
    try:
        freeze(folder, BENCHMARK)
    except DevError as error:
        say(str(error))
        return 1
    measured = list(rows(folder))
    cold = "" if can_drop_caches() else " Not cold: emptying the system's caches was not allowed."
    text = (
        f"Measured on {machine()}, in turns in one run; medians with half the distance between "
        f"their quartiles.{cold}\n\n{table(measured)}"
    )
    print(text)
    page.write("startup", text)
    return 0 if all(each.reached for each in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
