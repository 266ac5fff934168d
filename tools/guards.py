"""`dev.py guards`: takes each guard of the program away, and sees whether its test notices.

A test that passes with and without what it is said to try proves nothing. The guards are listed in
tests/faults/guards.toml; each is taken away in a copy of the checkout, never in the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tools import environment
from tools.process import ROOT, DevError, check, say
from tools.reliability import table, write_section

LIST = ROOT / "tests" / "faults" / "guards.toml"
_TESTS_FAILED = 1
_PATIENCE_SECONDS = 600


class Outcome(Enum):
    """What came of taking a guard away; the value is how the page calls it."""

    NOTICED = "failed"
    MISSED = "**passed all the same**"
    BROKEN = "**could not be run**"


@dataclass(frozen=True, slots=True)
class Guard:
    """Something in the program without which a fault would do harm.

    Attributes:
        what: It does, in words.
        file: Where it stands, from the root of the checkout.
        text: Of the guard, as it stands there once.
        without: What is left without it.
        test: Arguments for pytest that name the test which must fail then.
    """

    what: str
    file: str
    text: str
    without: str
    test: str


def read_guards(path: Path = LIST) -> list[Guard]:
    """Returns the list of guards."""
    return [Guard(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["guard"]]


def removed(guard: Guard, text: str) -> str:
    """Returns the text of a file without the guard.

    Raises:
        DevError: The guard does not stand in it exactly once.
    """
    if text.count(guard.text) != 1:
        found = f"stands {text.count(guard.text)} times in {guard.file}; it must be there once"
        raise DevError(f"{guard.what}: {guard.text.strip()!r} {found}")
    return text.replace(guard.text, guard.without)


def section(outcomes: Sequence[tuple[Guard, Outcome]]) -> str:
    """Returns the section of the document."""
    rows = [
        [guard.what, guard.test.removeprefix("tests/").partition(" ")[0], outcome.value]
        for guard, outcome in outcomes
    ]
    noticed = sum(outcome is Outcome.NOTICED for _, outcome in outcomes)
    return (
        f"{len(rows)} guards, as listed in tests/faults/guards.toml, were taken out of a copy of "
        f"the program one at a time, and the tests named for each were run: {noticed} of them "
        f"were noticed.\n\n{table(['guard', 'tests in', 'without it they'], rows)}"
    )


def guards(arguments: Sequence[str]) -> int:
    """Tries the guards whose description holds one of the words, or all; 1 when one was missed."""
    chosen = [
        guard
        for guard in read_guards()
        if not arguments or any(word in guard.what for word in arguments)
    ]
    if not chosen:
        raise DevError(f"no guard of {LIST.name} has {' or '.join(arguments)} in its description")
    with tempfile.TemporaryDirectory(prefix="hairchoice-") as folder:
        copy = Path(folder)
        _copy_checkout(copy)
        outcomes = [(guard, _say(guard, _try(guard, copy))) for guard in chosen]
    if not arguments:
        write_section("guards", section(outcomes))
    return int(any(outcome is not Outcome.NOTICED for _, outcome in outcomes))


def _copy_checkout(target: Path) -> None:
    """Copies what git knows, and what it does not know yet."""
    listed = check(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        "cannot list the files of the checkout",
        cwd=ROOT,
    )
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _try(guard: Guard, copy: Path) -> Outcome:
    file = copy / guard.file
    before = file.read_text(encoding="utf-8")
    file.write_text(removed(guard, before), encoding="utf-8")
    try:
        code = _run_test(guard.test, copy)
    finally:
        file.write_text(before, encoding="utf-8")
    if code == 0:
        return Outcome.MISSED
    return Outcome.NOTICED if code == _TESTS_FAILED else Outcome.BROKEN


def _run_test(test: str, copy: Path) -> int:
    """Runs tests on the copy; one that hangs without the guard has noticed too."""
    # The path comes before that of the editable installation, which leads to the checkout.
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(copy / "src")}
    command = [str(environment.script("python")), "-m", "pytest", *test.split(), "-x"]
    try:
        done = subprocess.run(
            [*command, "-p", "no:cacheprovider"],
            cwd=copy,
            env=variables,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _TESTS_FAILED
    return done.returncode


def _say(guard: Guard, outcome: Outcome) -> Outcome:
    say(f"without “{guard.what}” its tests {outcome.value.strip('*')}")
    return outcome
