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


def test_garbage_is_looked_for_once_the_window_is_filled_and_not_in_what_fills_it() -> None:
    said = _printed(
        "import gc, os\n"
        "from hairchoice.ui import app\n"
        "make = app.make_window\n"
        "def watched(start):\n"
        "    window = make(start)\n"
        "    window.framed.connect(lambda: print('framed', gc.isenabled()))\n"
        "    window.filled.connect(lambda: show(window))\n"
        "    return window\n"
        "def show(window):\n"
        "    from PySide6.QtCore import QTimer\n"
        "    QTimer.singleShot(0, lambda: tell(window))\n"
        "def tell(window):\n"
        "    print('filled', gc.isenabled(), any(one is window.desk for one in gc.get_objects()))\n"
        "    print('kept', gc.get_freeze_count() > 50_000)\n"
        "    window.close()\n"
        "app.make_window = watched\n"
        "from hairchoice.__main__ import main\n"
        "main([])\n"
        "print('closed', gc.isenabled())"
    )
    assert said.splitlines() == ["framed False", "filled True False", "kept True", "closed True"]
