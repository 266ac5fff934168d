"""docs/reliability.md: each command that tries the program writes its own section of it.

A section stands between two markers and is replaced as a whole; what is outside of markers is
written here, so that no figure on the page is typed by hand.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tools.process import ROOT

PAGE = ROOT / "docs" / "reliability.md"

_HEAD = """\
# Reliability

What the program was put through, and what came of it. Each section is written by the command it
names, from what that command measured; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page.

    Attributes:
        title: Its heading.
        command: What writes it.
    """

    title: str
    command: str


SECTIONS = {
    "faults": Section("Faults survived", "python3 dev.py faults"),
    "guards": Section("Guards taken away", "python3 dev.py guards"),
    "soak": Section("Soak", "python3 dev.py soak"),
    "fuzz": Section("Bad input tried", "python3 dev.py fuzz"),
}
"""In the order of the page."""


def write_section(name: str, text: str, page: Path = PAGE) -> None:
    """Puts what a command measured in its place on the page, and leaves the other sections alone.

    Args:
        name: One of `SECTIONS`.
        text: Markdown without a heading.
        page: The file, made when it is not there.

    Raises:
        KeyError: There is no such section.
    """
    if name not in SECTIONS:
        raise KeyError(name)
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    texts = {each: text.strip() if each == name else _present(each, old) for each in SECTIONS}
    beside = page.with_name(f"{page.name}.{os.getpid()}")
    beside.write_text(_document(texts), encoding="utf-8")
    beside.replace(page)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Returns a Markdown table; a head that begins with ">" is over a column of numbers."""
    names = [head.removeprefix(">") for head in heads]
    rules = ["---:" if head.startswith(">") else "---" for head in heads]
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, rules, *escaped))


def machine() -> str:
    """Names what the figures depend on; in the program's own environment only."""
    return (
        f"{platform.system()} on {platform.machine()} with {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}"
    )


def _present(name: str, page: str) -> str:
    found = re.search(f"{_begin(name)}\n(.*?)\n{_end(name)}", page, re.DOTALL)
    return found.group(1) if found else f"Not run yet: `{SECTIONS[name].command}`."


def _document(texts: dict[str, str]) -> str:
    parts = [
        f"## {SECTIONS[name].title}\n\n{_begin(name)}\n{text}\n{_end(name)}\n"
        for name, text in texts.items()
    ]
    return "\n".join([_HEAD, *parts])


def _begin(name: str) -> str:
    return f"<!-- {name}: written by {SECTIONS[name].command} -->"


def _end(name: str) -> str:
    return f"<!-- end of {name} -->"
