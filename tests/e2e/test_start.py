"""What the program asks of Qt and of PySide before it starts."""

from __future__ import annotations

import subprocess
import sys


def _printed(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.strip()


def test_modules_are_imported_without_their_source_being_read() -> None:
    looked_at = _printed(
        "import linecache, hairchoice.ui, hairchoice.engine.simulate, PySide6.QtWidgets\n"
        "print([name for name in linecache.cache if 'hairchoice' in name or 'numpy' in name])"
    )
    assert looked_at == "[]"


def test_fills_are_not_handed_to_other_threads() -> None:
    threads = _printed(
        "import os, threading\n"
        "os.environ.pop('QT_NO_GUI_THREADPOOL', None)\n"
        "from hairchoice.ui.app import make_application\n"
        "application = make_application()\n"
        "from PySide6.QtCore import QPointF, Qt\n"
        "from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF\n"
        "picture = QImage(1000, 1000, QImage.Format.Format_RGB32)\n"
        "painter = QPainter(picture)\n"
        "painter.setRenderHint(QPainter.RenderHint.Antialiasing)\n"
        "painter.setPen(Qt.PenStyle.NoPen)\n"
        "painter.setBrush(QColor(0, 0, 200, 50))\n"
        "before = len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 0\n"
        "corners = [QPointF(1, 1), QPointF(990, 300), QPointF(500, 990)]\n"
        "painter.drawPolygon(QPolygonF(corners))\n"
        "painter.end()\n"
        "after = len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 0\n"
        "print(after - before)"
    )
    assert threads == "0"
