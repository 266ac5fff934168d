"""Tables in Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 100


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a Markdown table; every column but the first is aligned to the right."""
    rule = ["---", *("---:" for _ in header[1:])]
    lines = [header, rule, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def section(title: str, *paragraphs: str) -> str:
    """Returns a section; its paragraphs are wrapped, its tables are not."""
    return "\n\n".join((f"## {title}", *map(paragraph, paragraphs)))


def paragraph(text: str) -> str:
    """Returns a paragraph wrapped to `WIDTH`; a table stays as it is."""
    if text.startswith("|"):
        return text
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
