"""Reports of the program's own errors, and the Help menu's pages."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hairchoice import __version__
from hairchoice.engine.catalogue import Catalogue
from hairchoice.ui.dialogs import pages
from hairchoice.ui.dialogs.help import HelpDialog
from hairchoice.ui.dialogs.licences import LicencesDialog
from hairchoice.ui.dialogs.report import ReportDialog
from hairchoice.ui.errors import CrashReporter
from hairchoice.ui.style import wear


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture
def reporter(qtbot: QtBot, tmp_path: Path) -> CrashReporter:
    made = CrashReporter(lambda: tmp_path / "recovered.hairchoice")
    made.install()
    return made


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_anywhere_becomes_a_report_with_the_work_saved(
    qtbot: QtBot, reporter: CrashReporter
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("in a thread")

    with qtbot.waitSignal(reporter.caught) as caught:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    text, path = caught.args
    assert "in a thread" in text
    assert "recovered.hairchoice" in text
    assert __version__ in text
    assert Path(path).read_text(encoding="utf-8") == text


def test_a_rescue_that_fails_does_not_hide_the_error(qtbot: QtBot) -> None:
    def rescue() -> Path:
        raise OSError("disk full")

    reporter = CrashReporter(rescue)
    reporter.install()
    with qtbot.waitSignal(reporter.caught) as caught:
        error = KeyError("price")
        sys.excepthook(KeyError, error, None)
    assert "price" in caught.args[0]
    assert "could not be saved: disk full" in caught.args[0]


def test_the_report_can_be_read_and_copied(qtbot: QtBot) -> None:
    dialog = ReportDialog("what happened", "/somewhere/error.txt")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "/somewhere/error.txt" in _texts(dialog)
    assert "Nothing was sent" in _texts(dialog)
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "what happened"


def test_about_names_versions_data_and_licences(qtbot: QtBot, catalogue: Catalogue) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = _texts(pages.about(parent, catalogue))
    for part in (__version__, catalogue.version, catalogue.date, "numpy", "LGPL", "MIT"):
        assert part in text


def test_licences_can_be_read_in_full_from_about(qtbot: QtBot, catalogue: Catalogue) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = pages.about(parent, catalogue)
    shown.show()
    button = next(one for one in shown.findChildren(QPushButton) if "Licences" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = shown.findChild(LicencesDialog)
    assert dialog is not None

    (row,) = dialog.parts.findItems("pyqtgraph", Qt.MatchFlag.MatchStartsWith)
    QTest.mouseClick(
        dialog.parts.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.parts.visualItemRect(row).center(),
    )
    assert "Permission is hereby granted" in dialog.text.toPlainText()
    (row,) = dialog.parts.findItems("PySide6", Qt.MatchFlag.MatchStartsWith)
    dialog.parts.setCurrentItem(row)
    assert "without the text" in dialog.text.toPlainText()
    assert "LGPL" in dialog.text.toPlainText()


def test_help_explains_the_words_of_the_screen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    text = _texts(HelpDialog([("&Undo", "Ctrl+Z")], parent))
    for part in ("Of 100 people like you", "8 in 10 futures", "Where evidence ends"):
        assert part in text


def test_buttons_of_dialogs_have_words_and_no_icons(qtbot: QtBot) -> None:
    wear(still=False)
    box = QMessageBox(QMessageBox.Icon.Question, "Close", "Save first?")
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    box.show()
    buttons = box.buttons()
    assert len(buttons) == 2
    assert all(button.icon().isNull() and button.text() for button in buttons)
