"""The typeface of everything that leaves the program as a page or a picture."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from hairchoice.paths import bundled


def paper_font(size: int) -> QFont:
    """Returns the font of paper in a size, in units of the page.

    It comes with the program: a page must break the same way on every machine, and the fonts of a
    bare Linux system are so wide that the summary would need another page.
    """
    font = QFont(_family())
    font.setPixelSize(size)
    # A ligature is one glyph without letters: "after" would be copied from a PDF as "a er".
    font.setFeature(QFont.Tag("liga"), 0)
    return font


@cache
def _family() -> str:
    families: list[str] = []
    for path in sorted(bundled("resources", "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QGuiApplication.font().family()
