"""What Qt leaves out of the PDFs that it writes: bookmarks, the language, a title, real spaces.

pypdf is imported when a PDF is written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from pypdf import PdfWriter

_LETTERS_OF_GLYPHS = re.compile(rb"\[[^\]]*\]")


class Bookmark(Struct, frozen=True):
    """Where a part of a document begins.

    Attributes:
        page: Counted from 0.
        down: From the upper edge of the page, in points.
    """

    title: str
    page: int
    down: float


def finished(content: bytes, language: str, bookmarks: Iterable[Bookmark]) -> bytes:
    """Returns a PDF with bookmarks and its language; pages, type and metadata stay as they were.

    Spaces are read and copied as spaces: Qt calls their glyph a tab, which it is as well.

    Args:
        content: As Qt wrote it.
        language: Of its text, such as ``en-GB``: what a screen reader speaks.
        bookmarks: In reading order.
    """
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, Fit, NameObject, TextStringObject

    writer = PdfWriter(clone_from=io.BytesIO(content))
    # pypdf would say 1.3, which knows no transparency: the bands of the charts have it.
    writer.pdf_header = "%PDF-1.4"
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    _spaces(writer)
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
    for bookmark in bookmarks:
        top = float(writer.pages[bookmark.page].mediabox.top)
        fit = Fit.xyz(left=0, top=top - bookmark.down)
        writer.add_outline_item(title=bookmark.title, page_number=bookmark.page, fit=fit)
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def _spaces(writer: PdfWriter) -> None:
    seen: set[int] = set()
    for page in writer.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            letters = font.get_object()["/ToUnicode"].get_object()
            if id(letters) not in seen:
                seen.add(id(letters))
                letters.set_data(_LETTERS_OF_GLYPHS.sub(_without_tabs, letters.get_data()))


def _without_tabs(found: re.Match[bytes]) -> bytes:
    return found[0].replace(b"<0009>", b"<0020>")
