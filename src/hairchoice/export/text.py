"""Text that came from a person or a data file, made harmless for where it goes."""

from __future__ import annotations

import re

CELL_LIMIT = 32_767
"""Characters that a cell of a workbook can hold."""

# Control characters except tab and line feed, half surrogates, and what XML does not allow.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Also the wide forms, which spreadsheets take for the narrow ones in East Asian languages.
_FORMULA_STARTS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?( \(\d+[ \u00a0\u202f]?%\))?", re.ASCII)
"""A number, perhaps with a share behind it: ``+3.9 (49 %)``."""


def printable(text: str) -> str:
    """Returns the text without control characters; line ends become line feeds."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_text(text: str) -> str:
    """Returns what a cell of a workbook can hold: printable, and no longer than the limit."""
    clean = printable(text)
    if len(clean) <= CELL_LIMIT:
        return clean
    return clean[: CELL_LIMIT - 1] + "…"


def inert(text: str) -> str:
    """Returns text that a spreadsheet reading CSV or the clipboard does not take for a formula.

    What begins like a formula, be it after spaces, gets an apostrophe in front, unless it is just a
    number.
    """
    clean = printable(text)
    begins = (text, clean, clean.lstrip())
    if any(start.startswith(_FORMULA_STARTS) for start in begins):
        return clean if _NUMBER.fullmatch(clean) else f"'{clean}"
    return clean
