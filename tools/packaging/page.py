"""docs/packaging.md: people write its prose, and the commands the figures between the markers."""

from __future__ import annotations

import re
from pathlib import Path

from tools.process import ROOT, DevError, say

PAGE = ROOT / "docs" / "packaging.md"

COMMANDS = {
    "package": "python3 dev.py package",
    "check": "python3 dev.py package-check",
    "startup": "python3 dev.py bench frozen",
}
"""What writes each part."""


def replaced(page: str, name: str, text: str) -> str:
    """Returns a page with one part written anew.

    Args:
        page: The whole page.
        name: One of `COMMANDS`.
        text: Markdown.

    Raises:
        DevError: The page has no place for it.
    """
    begin = f"<!-- {name}: written by `{COMMANDS[name]}` -->"
    end = f"<!-- end of {name} -->"
    whole = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if whole.search(page) is None:
        raise DevError(f"docs/packaging.md has no line {begin}")
    return whole.sub(lambda _: f"{begin}\n\n{text.strip()}\n\n{end}", page)


def write(name: str, text: str, path: Path = PAGE) -> None:
    """Writes one part of the page."""
    page = replaced(path.read_text(encoding="utf-8"), name, text)
    path.write_text(page, encoding="utf-8", newline="\n")
    say(f"written: {path.relative_to(ROOT).as_posix()}")
