"""The command line, called as a person or a program calls it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hairchoice import cli

FAST = ["--draws", "256"]


def run(*arguments: str) -> int:
    """Runs a command in this process and returns its code."""
    return cli.main([*arguments])


def compare(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Runs a comparison of few draws and returns its document."""
    assert run("compare", "--json", *FAST, *arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    document: dict[str, Any] = json.loads(printed.out)
    return document


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Runs what must fail and returns what it says on standard error."""
    assert run(*arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return printed.err
