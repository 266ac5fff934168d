"""The one place where anything is opened outside of the program: a web page, after a click."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_WEB = ("http", "https")


def open_web_page(url: QUrl) -> bool:
    """Opens an address in the browser, if it is one of a web page.

    No file, no script and no other program's address: those could come from a data file.

    Returns:
        Whether it was handed to the desktop.
    """
    # Qt writes the scheme in small letters, whatever it was.
    return url.scheme() in _WEB and bool(url.host()) and QDesktopServices.openUrl(url)
