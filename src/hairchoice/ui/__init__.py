"""The window.

PySide puts an import of its own in the place of Python's, which reads the source of every module
that is loaded after it, to see whether it asks for other names of Qt's methods. None here does, and
the reading is a twelfth of the start; Python's import is put back.

Qt hands every larger fill to a pool of threads and waits for it, which for a band of a chart takes
three times as long as the fill, and for ever where it gets none; it is told not to.
"""

from __future__ import annotations

import builtins
import os

import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
