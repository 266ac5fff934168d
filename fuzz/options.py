"""Command lines, run in this process in a folder of their own.

They name only files in there, so that no input can write anywhere else.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec

from fuzz import using
from fuzz.watch import BrokenRuleError
from hairchoice import __main__ as program
from hairchoice.cli import arguments, commands
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.result import Comparison
from hairchoice.engine.scenario import Scenario, check_scenario, write_scenario
from hairchoice.engine.simulate import Simulator

MINE = {
    "mine.hairchoice": write_scenario(Scenario(draws=using.DRAWS, name="mine")),
    "old.csv": b"what was here before\n",
    "old.xlsx": b"and this\n",
    "old.pdf": b"and this too\n",
}
"""The person's files. The first is never written to, the others only where they are named."""

_PICTURES = {f"{name}.{kind}" for name in ("cost", "hair", "people") for kind in ("png", "svg")}
_EXIT_CODES = (0, 1, 2)


def feed(data: bytes, folder: Path) -> bool:
    """Runs the command line, if it is one."""
    line = _line(data)
    if line is None:
        return False
    _put_files(folder)
    out, err = _Terminal(), _Terminal()
    with _stage(folder, out, err):
        code = program.main(line)
    _check_words(code, out.text(), err.text(), is_json="--json" in line)
    _check_files(folder, line, succeeded=code == 0)
    return code == 0


def _line(data: bytes) -> list[str] | None:
    """Reads a command line; None where guided bytes are none, or lead out of the folder.

    The smoke test is left out too: it opens a window, and is allowed more time than an input.
    """
    try:
        line = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(line, list):
        return None
    words = [one for one in line if isinstance(one, str) and not _OUT_OF_BOUNDS.search(one)]
    return words if len(words) == len(line) else None


_OUT_OF_BOUNDS = re.compile(r"[/\\]|\.\.|^--sm")


class _Terminal(io.TextIOWrapper):
    """A terminal as Python sees one; like it, it cannot write half a surrogate pair."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def text(self) -> str:
        """What was written."""
        self.seek(0)
        return self.read()


@contextlib.contextmanager
def _stage(folder: Path, out: _Terminal, err: _Terminal) -> Iterator[None]:
    """Runs a command line as in a process of its own: folder, variables, streams.

    Only the program's own data file is read once and not every time, and the parser made once:
    neither depends on the input. The futures are few.
    """

    def load(path: Path | None = None) -> object:
        return using.catalogue() if path is None else load_catalogue(path)

    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ),
        mock.patch.object(commands, "load_catalogue", load),
        mock.patch.object(commands, "parser", _parser),
        mock.patch.object(commands, "Simulator", _FewFutures),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            os.environ.pop(name, None)
        yield


class _FewFutures(Simulator):
    """Simulates few futures where many are allowed: how long those take is for the benchmarks."""

    def run(self, scenario: Scenario, **options: Any) -> Comparison:  # noqa: ANN401
        """Simulates a scenario, or refuses it as it is."""
        check_scenario(scenario, using.catalogue())
        few = min(scenario.draws, using.DRAWS)
        return super().run(msgspec.structs.replace(scenario, draws=few), **options)


_parser = cache(arguments.parser)


def _put_files(folder: Path) -> None:
    if {path.name for path in folder.iterdir()} != set(MINE):
        shutil.rmtree(folder)
        folder.mkdir()
    for name, content in MINE.items():
        (folder / name).write_bytes(content)


def _check_words(code: int, out: str, err: str, *, is_json: bool) -> None:
    if code not in _EXIT_CODES:
        raise BrokenRuleError(f"the exit code is {code}")
    if "Traceback" in err:
        raise BrokenRuleError(f"a traceback was printed: {err[-500:]}")
    if code != 0 and not err.strip():
        raise BrokenRuleError("it failed without a word")
    for line in (out + err).split("\n"):
        if not using.is_one_line(line):
            raise BrokenRuleError(f"a terminal would not just show this: {line[:500]!r}")
    if is_json and code == 0 and out.startswith("{"):
        json.loads(out)


def _check_files(folder: Path, line: list[str], *, succeeded: bool) -> None:
    """Only files named on the line may be new or changed; of several the first may, then fail."""
    asked = [word for word in line if word.startswith("--") and word[2:3] in ("c", "x", "p")]
    for name, content in MINE.items():
        may_change = name.startswith("old.") and (succeeded or len(asked) > 1)
        changed = (folder / name).read_bytes() != content
        if changed and not (may_change and _is_named(name, line)):
            raise BrokenRuleError(f"{name} was changed")
    pictures = _PICTURES if any(word.startswith("--p") for word in asked) else set()
    for path in folder.rglob("*"):
        known = path.name in MINE or path.name in pictures or _is_named(path.name, line)
        if not known:
            raise BrokenRuleError(f"left behind: {path.name!r}")


def _is_named(name: str, line: list[str]) -> bool:
    return any(word.endswith(name) for word in line)
