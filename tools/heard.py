"""Hears the program through Orca, the screen reader of Linux: keys go in, what is said comes out.

    python3 dev.py heard [FILE]

Plays the keys of a file, of `tools/heard.txt` unless named, of standard input for `-`, and prints
beside each what was said. A line is a key (`Tab`, `ctrl+2`), a key some times (`Right * 3`), a text
to type (`"3000"`) or a heading (`# Menus`). All of it happens on a screen, a bus and in a home
folder of its own, and nothing sounds. docs/gui-checks.md says what to listen for.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.process import ROOT, DevError, check, run

TOUR = ROOT / "tools" / "heard.txt"

_HERE = "--here"
_SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)'(?= ?(?:\[?\{|voice=|$))", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>\w+(?:\+\w+)*)(?:\s*\*\s*(?P<times>\d+))?")
_QUIET_S, _KEY_S, _START_S, _PATIENCE_S = 0.5, 1.0, 3.0, 60.0
_SILENT = 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\nTimeout 2\n'
"""For Speech Dispatcher: Orca waits for ever for a voice that has no loudspeaker to speak from."""


@dataclass(frozen=True)
class Stroke:
    """What the hands do once.

    Attributes:
        key: By xdotool's name; empty where a text is typed.
        text: What is typed.
    """

    key: str = ""
    text: str = ""

    def __str__(self) -> str:
        return self.key or f'"{self.text}"'

    def command(self) -> list[str]:
        """Returns what makes xdotool do it."""
        if self.key:
            return ["xdotool", "key", "--clearmodifiers", self.key]
        return ["xdotool", "type", "--delay", "60", self.text]


def strokes(line: str) -> list[Stroke]:
    """Returns what a line of a list of keys asks for: a heading and an empty one, nothing.

    Raises:
        DevError: It is no key, text or heading.
    """
    line = line.strip()
    if not line or line.startswith("#"):
        return []
    if len(line) > 1 and line[0] == line[-1] == '"':
        return [Stroke(text=line[1:-1])]
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        raise DevError(f"{line!r} is no key (Tab, ctrl+2, Right * 3), text in quotes or # heading")
    return [Stroke(key=entry["key"])] * int(entry["times"] or 1)


def spoken(log: str) -> list[str]:
    """Returns what was said, from Orca's debug log; pieces of one breath stand by themselves."""
    return [words.strip() for words in _SPOKEN.findall(log)]


class Ear:
    """Reads Orca's debug log as it is written.

    Attributes:
        name: The file that Orca is to write to: a terminal, as what goes to any other file is held
            back until there is more of it.
    """

    def __init__(self) -> None:
        import pty  # here, as Windows has none
        import tty

        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.name = os.ttyname(self._theirs)

    def hear(self, at_least: float) -> list[str]:
        """Waits for a time in seconds and then for silence; returns what was said meanwhile."""
        end, log = time.monotonic() + at_least, b""
        while True:
            more = self._read(max(_QUIET_S, end - time.monotonic()))
            log += more
            if not more and time.monotonic() >= end:
                return spoken(log.decode("utf-8", "replace"))

    def wait(self) -> list[str]:
        """Waits until something is said.

        Raises:
            DevError: Nothing was, for a minute.
        """
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            if said := self.hear(0):
                return said
        raise DevError("nothing is said: is another screen reader running already?")

    def _read(self, patience: float) -> bytes:
        ready, _, _ = select.select([self._ours], [], [], patience)
        return os.read(self._ours, 65_536) if ready else b""


def heard(arguments: Sequence[str]) -> int:
    """Makes a screen, a bus and a home, and listens in there."""
    if len(arguments) > 1:
        raise DevError("name one file of keys, or - for standard input")
    source = arguments[0] if arguments else str(TOUR)
    with tempfile.TemporaryDirectory() as home:
        listening = [sys.executable, "-m", "tools.heard", _HERE, source]
        return run(
            ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "dbus-run-session", "--", *listening],
            env={**_variables(Path(home)), "PYTHONPATH": os.pathsep.join([str(ROOT), "src"])},
            cwd=ROOT,
        )


def _variables(home: Path) -> dict[str, str]:
    for folder in ("run", "config/speech-dispatcher"):
        (home / folder).mkdir(parents=True, mode=0o700)
    (home / "config/speech-dispatcher/speechd.conf").write_text(_SILENT, encoding="utf-8")
    return {
        **environment.private_home(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
    }


@contextmanager
def _running(command: Sequence[str | Path]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def listen(lines: Iterable[str]) -> None:
    """Starts a window manager, Orca and the program; prints what is said to each key."""
    ear = Ear()
    with ExitStack() as stack:
        stack.enter_context(_running(["openbox"]))
        # Without the names of the keys, which everybody who presses them knows.
        orca = ["orca", "--disable=key-echo", f"--debug-file={ear.name}"]
        stack.enter_context(_running(orca))
        ear.wait()
        stack.enter_context(_running([sys.executable, "-m", "hairchoice"]))
        _tell("(start)", ear.wait() + ear.hear(_START_S))
        for line in lines:
            if line.startswith("#"):
                print(f"\n{line.strip()}", flush=True)
            for stroke in strokes(line):
                check(stroke.command(), f"{stroke} cannot be pressed")
                _tell(str(stroke), ear.hear(_KEY_S))


def _tell(stroke: str, said: Sequence[str]) -> None:
    for position, words in enumerate(said or ["(nothing)"]):
        print(f"{'' if position else stroke:16} {words}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Plays a file of keys, or standard input; behind ``--here``, on the screen that is there."""
    if arguments[:1] != [_HERE]:
        return heard(arguments)
    source = arguments[1]
    listen(sys.stdin if source == "-" else Path(source).read_text("utf-8").splitlines())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
