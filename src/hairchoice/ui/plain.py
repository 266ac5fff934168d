"""Text of people and of data files, shown as it is written.

Qt takes some texts for HTML by looking at them, and an ampersand for a key to press.
"""

from __future__ import annotations

import re
from html import escape

from PySide6.QtGui import Qt  # not that of QtCore, which knows no rich text


def tip(text: str) -> str:
    """Returns a text for a tool tip, which has no setting for plain text."""
    return f"<qt>{escape(text)}</qt>" if Qt.mightBeRichText(text) else text


def without_keys(text: str) -> str:
    """Returns a text for a button, a menu or a field's label, where no letter becomes a key."""
    return text.replace("&", "&&")


def spoken(text: str) -> str:
    """Returns what a screen reader says of a label: the marks of its key left out."""
    return re.sub("&(.)", r"\1", text)


def unbroken(text: str) -> str:
    """Returns a sentence in which no line begins with a per cent sign or a plus."""
    return text.replace(" %", "\u00a0%").replace(" + ", "\u00a0+ ")
