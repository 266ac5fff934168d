"""Run other programs, and report what goes wrong in one line instead of a traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""


class DevError(Exception):
    """Something a person can act on; its text is one line that says what."""


def say(message: str) -> None:
    """Print a progress line on standard error: standard output belongs to the program that runs."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> int:
    """Run `command` on this terminal and return its exit code, as a shell would give it."""
    try:
        code = subprocess.run(
            [str(part) for part in command], check=False, cwd=cwd, env=env
        ).returncode
    except OSError as error:
        raise DevError(f"cannot start {command[0]}: {error.strerror or error}") from error
    return code if code >= 0 else 128 - code


def check(
    command: Sequence[str | Path],
    failure: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """Run `command` quietly and return what it printed.

    Raises:
        DevError: `failure` and the last line of the command's complaint, if it did not succeed.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            check=False,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise DevError(f"{failure}: {error.strerror or error}") from error
    if done.returncode != 0:
        raise DevError(f"{failure}: {_last_line(done.stderr or done.stdout)}")
    return done.stdout


def _last_line(text: str) -> str:
    """The last line of an error report that says something; pip follows its errors by hints."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:", "error:"))]
    return (errors or lines or ["no reason given"])[-1]
