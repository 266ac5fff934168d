"""A program that is killed while it writes, over and over; run on its own, for it forks.

`python -m tests.faults.killing lines|moments WHAT FOLDER ROUNDS SEED` prints how often it was
killed, and how often the old file and the new one were there after it; it fails when it was half.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario, write_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export import safe

OLD = b"the old file, as it was"
MOST_LINES = 500
SCENARIO = Scenario(years=2, draws=1024, treatments=("prp",))


@dataclass(frozen=True)
class Writer:
    """Something that writes a file.

    Attributes:
        suffix: Of the file.
        write: Writes it.
        whole: Says whether bytes are all of what it writes.
    """

    suffix: str
    write: Callable[[Path], None]
    whole: Callable[[bytes], bool]


def _comparison() -> Comparison:
    return Simulator(load_catalogue()).run(SCENARIO)


def saving() -> Writer:
    """A comparison file, as Save writes it and as unsaved work is kept."""
    from hairchoice.ui import files

    data = write_scenario(SCENARIO)
    return Writer(".hairchoice", lambda path: files.write_file(path, SCENARIO), data.__eq__)


def table() -> Writer:
    """The CSV of an export."""
    from hairchoice.export.longform import write_csv

    comparison = _comparison()
    reference = Path(sys.argv[3]) / "reference.csv"
    write_csv(comparison, reference)
    return Writer(".csv", lambda path: write_csv(comparison, path), reference.read_bytes().__eq__)


def workbook() -> Writer:
    """The workbook of an export."""
    from hairchoice.export.workbook import write_workbook

    comparison, catalogue = _comparison(), load_catalogue()

    def whole(data: bytes) -> bool:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.testzip() is None and "xl/workbook.xml" in archive.namelist()

    return Writer(".xlsx", lambda path: write_workbook(comparison, catalogue, path), whole)


def summary() -> Writer:
    """The printed summary as PDF."""
    from hairchoice.ui.printing import write_pdf

    comparison, catalogue = _comparison(), load_catalogue()
    write_pdf(comparison, catalogue, Path(sys.argv[3]) / "reference.pdf")  # Qt starts before forks
    return Writer(
        ".pdf",
        lambda path: write_pdf(comparison, catalogue, path),
        lambda data: data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF"),
    )


def picture() -> Writer:
    """A chart as PNG."""
    from hairchoice.ui.charts import picture as pictures
    from hairchoice.ui.charts.export import chart_picture
    from hairchoice.ui.formats import LocaleFormats
    from hairchoice.ui.printing.output import ensure_application

    ensure_application()
    drawing = chart_picture(_comparison(), "cost", LocaleFormats(), None)
    return Writer(
        ".png",
        lambda path: pictures.save(drawing, path),
        lambda data: data.startswith(b"\x89PNG") and data.endswith(b"IEND\xaeB`\x82"),
    )


WRITERS = {one.__name__: one for one in (saving, table, workbook, summary, picture)}


def die() -> None:
    """Ends this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def _dying_at_line(number: int) -> None:
    """Kills this process when it is about to run the nth line of what keeps files safe."""
    lines = itertools.count()

    def local(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401
        if event == "line" and next(lines) == number:
            die()
        return local

    def calls(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401
        return local if frame.f_code.co_filename == safe.__file__ else None

    sys.settrace(calls)


def _child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def lines(writer: Writer, path: Path) -> Counter[str]:
    """Kills the writing before each line, from the first to the last."""
    found: Counter[str] = Counter()
    for number in range(MOST_LINES):
        path.write_bytes(OLD)

        def work(number: int = number) -> None:
            _dying_at_line(number)
            writer.write(path)

        _, status = os.waitpid(_child(work), 0)
        if not os.WIFSIGNALED(status):
            return found
        found[what_is_there(writer, path)] += 1
    raise AssertionError("it never came to its end")


def moments(writer: Writer, path: Path, rounds: int, seed: int) -> Counter[str]:
    """Kills the writing at random moments of the time that it takes."""
    found: Counter[str] = Counter()
    draw = random.Random(seed)
    path.write_bytes(OLD)
    begun = time.monotonic()
    os.waitpid(_child(lambda: writer.write(path)), 0)
    takes = time.monotonic() - begun
    for _ in range(rounds):
        path.write_bytes(OLD)
        child = _child(lambda: writer.write(path))
        time.sleep(draw.uniform(0, 1.1 * takes))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found[what_is_there(writer, path)] += 1
    return found


def what_is_there(writer: Writer, path: Path) -> str:
    """Names what a person finds after it.

    Raises:
        AssertionError: It is neither the old file nor the new one.
    """
    for left in path.parent.glob(".*"):
        left.unlink()
    data = path.read_bytes()
    if data == OLD:
        return "old"
    if not writer.whole(data):
        raise AssertionError(f"half a file: {len(data)} bytes, {data[:40]!r}")
    return "new"


def main() -> None:
    """Does what the arguments say."""
    how, what, folder, rounds, seed = sys.argv[1:]
    writer = WRITERS[what]()
    path = Path(folder) / f"mine{writer.suffix}"
    found = lines(writer, path) if how == "lines" else moments(writer, path, int(rounds), int(seed))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
