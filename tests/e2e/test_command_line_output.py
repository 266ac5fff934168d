"""Where the command line writes to: files, pipes, terminals, and what it loads for that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.commands import FAST, run


def test_files_are_written_without_a_display(tmp_path: Path) -> None:
    names = ["out.csv", "out.xlsx", "out.pdf", "charts"]
    options = ["--csv", "--xlsx", "--pdf", "--png"]
    pairs = [part for option, name in zip(options, names, strict=True)
             for part in (option, str(tmp_path / name))]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "hairchoice", "compare", *FAST, *pairs],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("treatment,")
    assert (tmp_path / "out.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "out.pdf").read_bytes()[:5] == b"%PDF-"
    for chart in ("cost.png", "hair.png"):
        assert (tmp_path / "charts" / chart).read_bytes()[1:4] == b"PNG"


def _buffered() -> dict[str, str]:
    """As everywhere: what is printed goes out in pieces, the last of it at the very end."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="such a device is Linux's")
@pytest.mark.parametrize("command", [("treatments",), ("compare", *FAST, "--json")])
def test_what_cannot_be_printed_is_said_in_one_line(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hairchoice", *command],
            stdout=full, stderr=subprocess.PIPE, env=_buffered(),
            text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("hairchoice: the answer cannot be printed: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_reader_that_has_gone_ends_it_without_a_word(options: tuple[str, ...]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, "-m", "hairchoice", "compare", *FAST, *options],
        stdout=writes, stderr=subprocess.PIPE, env=_buffered(),
        text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


def test_nowhere_to_print_to_is_no_mistake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdout", None)  # what the interpreter does when it is closed
    assert run("compare", *FAST, "--json", "--csv", str(tmp_path / "a.csv")) == 0
    assert (tmp_path / "a.csv").exists()


def test_json_alone_loads_no_qt_and_no_tables() -> None:
    code = (
        "import sys; from hairchoice import cli; "
        "cli.main(['compare', '--json', '--draws', '256']); "
        "heavy = {'PySide6', 'pandas', 'openpyxl', 'xlsxwriter', 'pyqtgraph'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_a_terminal_of_few_characters_gets_all_it_can_show(encoding: str) -> None:
    command = [sys.executable, "-m", "hairchoice", "compare", *FAST, "--treatments", "prp"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    table = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "Treatment" in table.stdout.decode(encoding)
    document = subprocess.run(
        [*command, "--json", "--name", "Zoë ✓"], capture_output=True, check=True, env=environment
    )
    assert json.loads(document.stdout.decode(encoding))["person"]["name"] == "Zoë ✓"


def test_a_name_cannot_turn_the_lines_of_a_document_round(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("compare", *FAST, "--json", "--name", "\u202e\x9b2J") == 0
    printed = capsys.readouterr().out
    assert printed.removesuffix("\n").isascii()
    assert json.loads(printed)["person"]["name"] == "\u202e\x9b2J"


@pytest.mark.parametrize(
    "arguments", [("check", "\x1b[2J"), ("evidence", "\x1b[2J"), ("treatments", "\x1b[2J")]
)
def test_what_is_wrong_does_nothing_to_the_terminal(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) in (1, 2)
    said = capsys.readouterr().err
    assert "\\x1b[2J" in said
    assert "\x1b" not in said
