"""Command lines of every command with every option: what each asks for, and what it does not.

A command line is kept as a JSON list. Files that take long to write are asked for by lines of their
own.
"""

from __future__ import annotations

import json
from random import Random

from fuzz import nasty, using
from fuzz.options import MINE
from hairchoice.engine.run_code import ITEMS, encode
from hairchoice.engine.scenario import Scenario

_OUTPUTS = ("--csv", "--xlsx", "--pdf", "--png")
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
    return [random.choice((*MINE, "missing", ".", "", nasty.text(random)))]


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
