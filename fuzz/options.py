"""Every command-line option, with what it asks for and with what it does not expect.

A command line is kept as a JSON list. It runs in this process in a folder of its own, and names
only files in there, so that no input can write anywhere else. Files that take long to write are
asked for by a target of their own, which gets fewer inputs.
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
from random import Random
from unittest import mock

from fuzz import nasty, using
from fuzz.watch import BrokenRuleError
from hairchoice import __main__ as program
from hairchoice.cli import arguments, commands
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.run_code import ITEMS, encode
from hairchoice.engine.scenario import Scenario, write_scenario

_MINE = {
    "mine.hairchoice": write_scenario(Scenario(draws=using.DRAWS, name="mine")),
    "old.csv": b"what was here before\n",
    "old.xlsx": b"and this\n",
    "old.pdf": b"and this too\n",
}
"""The person's files. The first is never written to, the others only where they are named."""

_PICTURES = {f"{name}.{kind}" for name in ("cost", "hair", "people") for kind in ("png", "svg")}
_OUTPUTS = ("--csv", "--xlsx", "--pdf", "--png")
_EXIT_CODES = (0, 1, 2)
_COMMANDS = (
    *("compare",) * 6, "flip", "flip", "evidence", "evidence", "check", "check", "open", "open",
    "treatments", "help",
)  # fmt: skip


def make(random: Random) -> bytes:
    """Returns a command line."""
    command = random.choice(_COMMANDS)
    line = [command, *_PARTS[command](random)]
    return _bent(line if command != "help" else line[1:], random)


def make_writing(random: Random) -> bytes:
    """Returns a command line that asks for files."""
    few = ["--draws", str(using.DRAWS)]
    code = encode(Scenario(draws=using.DRAWS), using.catalogue().version)
    start = random.choice((["compare", *few], ["compare", "mine.hairchoice"], ["open", code]))
    chosen = ["--treatments", ",".join(_ids(random))] if start[-1] == few[-1] else []
    name = ["--name", nasty.text(random)] if start[0] == "compare" else []
    wanted = random.sample(_OUTPUTS, random.choice((1, 1, 1, 2, 4)))
    outputs = [word for one in wanted for word in (one, _output(one.removeprefix("--"), random))]
    more = random.sample(("--json", "--draws-sheet"), random.choice((0, 0, 1, 2)))
    return _bent([*start, *chosen, *name, *outputs, *more], random)


def _bent(line: list[str], random: Random) -> bytes:
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        _bend(line, random)
    return json.dumps(line).encode()


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
    neither depends on the input.
    """

    def load(path: Path | None = None) -> object:
        return using.catalogue() if path is None else load_catalogue(path)

    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ),
        mock.patch.object(commands, "load_catalogue", load),
        mock.patch.object(commands, "parser", _parser),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            os.environ.pop(name, None)
        yield


_parser = cache(arguments.parser)


def _put_files(folder: Path) -> None:
    if {path.name for path in folder.iterdir()} != set(_MINE):
        shutil.rmtree(folder)
        folder.mkdir()
    for name, content in _MINE.items():
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
    for name, content in _MINE.items():
        may_change = name.startswith("old.") and (succeeded or len(asked) > 1)
        changed = (folder / name).read_bytes() != content
        if changed and not (may_change and _is_named(name, line)):
            raise BrokenRuleError(f"{name} was changed")
    pictures = _PICTURES if any(word.startswith("--p") for word in asked) else set()
    for path in folder.rglob("*"):
        known = path.name in _MINE or path.name in pictures or _is_named(path.name, line)
        if not known:
            raise BrokenRuleError(f"left behind: {path.name!r}")


def _is_named(name: str, line: list[str]) -> bool:
    return any(word.endswith(name) for word in line)


def _bend(line: list[str], random: Random) -> None:
    """Changes, doubles, drops or adds an argument."""
    place = random.randrange(len(line))
    match random.randrange(5):
        case 0:
            line[place] = nasty.text(random)
        case 1:
            line.insert(place, line[place])
        case 2 if len(line) > 1:
            del line[place]
        case 3:
            line.append(random.choice((*_EVERY_OPTION, "--", "-", "-x", "--help", "--version")))
        case _:
            line[place] += nasty.text(random)


def _compare(random: Random) -> list[str]:
    file = random.choice(([], [], ["mine.hairchoice"], ["old.csv"], ["missing.hairchoice"]))
    chosen = ["--treatments", ",".join(_ids(random))] if random.random() < 0.5 else []
    name = ["--name", nasty.text(random)] if random.random() < 0.2 else []
    return [*file, *_person(random), *chosen, *name, *_outputs(random)]


def _flip(random: Random) -> list[str]:
    inputs = [part for one in random.sample(("price", "weight", "sessions", "years"), random.choice(
        (0, 1))) for part in ("--input", one)]  # fmt: skip
    measure = ["--measure", random.choice(("visible", "hair", "cost"))]
    pair = [random.choice((*_ids(random), "none", nasty.text(random))) for _ in range(2)]
    file = random.choice(([], [], ["--file", "mine.hairchoice"], ["--file", nasty.text(random)]))
    return [*pair, *measure, *inputs, *file, *_person(random), *random.choice(([], ["--json"]))]


def _person(random: Random) -> list[str]:
    """Returns some of the options that change the person and the choices."""
    one = random.choice(_ids(random))
    values: dict[str, str] = {
        "--sex": random.choice(("male", "female", "other")),
        "--stage": random.choice(("III_vertex", "VII", "3", "5", nasty.text(random))),
        "--density": nasty.number(random),
        "--country": random.choice(("US", "GB", "TR", "us", nasty.text(random))),
        "--years": nasty.number(random),
        "--seed": nasty.number(random),
        "--persistence": random.choice(("planned", "typical", "never")),
        "--quote": f"{one}.{random.choice(ITEMS)}={nasty.number(random)}",
        "--trust": f"{one}={nasty.number(random)}",
        "--sessions": f"{one}={nasty.number(random)}",
        "--maintenance": f"{one}={nasty.number(random)}",
    }
    names = random.sample(sorted(values), random.choice((0, 1, 1, 2, 3)))
    # Few futures: how long many of them take is for the benchmarks.
    draws = random.choice(("100", "100", "100", "99", "1e3", "-5", "9" * 4000, "x"))
    return [*(part for name in names for part in (name, values[name])), "--draws", draws]


def _outputs(random: Random) -> list[str]:
    """Returns what is quick to write; see `make_writing` for the rest."""
    if random.random() < 0.97:
        return random.choice(([], ["--json"]))
    return ["--csv", _output("csv", random)]


def _output(kind: str, random: Random) -> str:
    """Returns where to write: anew, over something, or where nothing can be written."""
    places = (f"new.{kind}", f"old.{kind}", "old.csv", ".", "", "mine.hairchoice", "a\x00b")
    return random.choice((*places, nasty.text(random)))


def _evidence(random: Random) -> list[str]:
    country = random.choice(("US", "DE", nasty.text(random)))
    sex = random.choice(([], [], ["--sex", random.choice(("male", "female", "other"))]))
    return [random.choice((*_ids(random), nasty.text(random))), "--country", country, *sex]


def _check(random: Random) -> list[str]:
    return [random.choice((*_MINE, "missing", ".", "", nasty.text(random)))]


def _open(random: Random) -> list[str]:
    code = encode(Scenario(draws=using.DRAWS), using.catalogue().version)
    what = random.choice((code, code[:-1], "mine.hairchoice", nasty.text(random)))
    return [what, *random.choice((["--json"], []))]


def _treatments(random: Random) -> list[str]:
    return random.choice(([], ["--json"], [nasty.text(random)]))


def _help(random: Random) -> list[str]:
    command = random.choice(([], [random.choice(list(_PARTS))]))
    return [*command, random.choice(("--help", "-h", "--version", nasty.text(random)))]


def _ids(random: Random) -> list[str]:
    every = [treatment.id for treatment in using.catalogue().treatments]
    return random.sample(every, random.choice((1, 1, 2, 3)))


_PARTS = {
    "compare": _compare,
    "flip": _flip,
    "evidence": _evidence,
    "check": _check,
    "open": _open,
    "treatments": _treatments,
    "help": _help,
}
_EVERY_OPTION = (
    "--sex", "--stage", "--density", "--country", "--years", "--draws", "--seed", "--persistence",
    "--quote", "--trust", "--sessions", "--maintenance", "--treatments", "--name", "--json",
    *_OUTPUTS, "--draws-sheet", "--measure", "--input", "--file",
)  # fmt: skip
