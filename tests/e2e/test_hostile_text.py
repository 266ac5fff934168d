"""Names that look like HTML, formulas or keys are shown as they are written, everywhere."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QTextBrowser,
    QWidget,
)

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import Scenario, write_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.licences import Licence
from hairchoice.ui.desk import Desk
from hairchoice.ui.dialogs import pages
from hairchoice.ui.dialogs.licences import LicencesDialog
from hairchoice.ui.dialogs.quote_checker import QuoteChecker
from hairchoice.ui.dialogs.report import ReportDialog
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.printing import Printing, print_summary, show_preview, write_pdf
from hairchoice.ui.printing.dialogs import SummaryPreview
from tests.e2e.conftest import Play, when_asked

mightBeRichText = GuiQt.mightBeRichText  # noqa: N816 - as Qt calls it

TAG = "<b>T</b>"
KEY = "R&D"
TURNED = "\u202e\x1b"
"""Turns what follows round, and steers a terminal."""

HOSTILE = f"{TAG}{KEY} "
"""Short, because names have a limit."""

TEXTS = {
    "name", "short_name", "summary", "label", "unit", "assumption", "text", "what", "frequency",
    "certainty_reason", "citation", "note", "reason", "description", "comparator",
}  # fmt: skip
LISTS = {"unknown", "questions"}


def poisoned(tree: object, key: str = "") -> object:
    """Returns a data file's tree with the hostile text at the beginning of every text."""
    if isinstance(tree, dict):
        return {name: poisoned(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [poisoned(value, "text" if key in LISTS else "") for value in tree]
    if key in TEXTS and isinstance(tree, str) and tree:
        return (HOSTILE + tree)[: 24 if key == "short_name" else 2000]
    return tree


@pytest.fixture(scope="module")
def hostile(catalogue: Catalogue) -> Catalogue:
    tree = poisoned(json.loads(msgspec.json.encode(catalogue)))
    return msgspec.convert(tree, Catalogue)


def everything(window: QWidget) -> Iterator[QObject]:
    for top in {window, *QApplication.topLevelWidgets()}:
        yield top
        yield from top.findChildren(QObject)


def obeyed(window: QWidget) -> list[str]:
    """What is shown as something else than it is."""
    return [said for one in everything(window) for said in _obeyed(one)]


def _obeyed(one: QObject) -> Iterator[str]:
    kind = type(one).__name__
    if isinstance(one, QWidget) and TAG in one.toolTip() and mightBeRichText(one.toolTip()):
        yield f"tip of {kind}: {one.toolTip()[:60]}"
    if isinstance(one, QLabel):
        plain = one.textFormat() == Qt.TextFormat.PlainText
        if TAG in one.text() and not plain:
            yield f"label: {one.text()[:60]}"
        if one.buddy() is not None and KEY in one.text():
            yield f"key of a label: {one.text()[:60]}"
    if isinstance(one, QAbstractButton | QAction) and KEY in one.text():
        yield f"key of {kind}: {one.text()[:60]}"
    if isinstance(one, QTextBrowser) and "T" + KEY in one.toPlainText():
        yield f"page: {one.toPlainText()[:60]}"
    if isinstance(one, QAbstractItemView) and one.model() is not None:
        yield from _obeyed_cells(one.model())


def _obeyed_cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        for orientation in (Qt.Orientation.Vertical,):
            text = model.headerData(row, orientation, Qt.ItemDataRole.ToolTipRole)
            if isinstance(text, str) and TAG in text and mightBeRichText(text):
                yield f"tip of a row: {text[:60]}"
        for column in range(_columns(model)):
            text = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(text, str) and TAG in text and mightBeRichText(text):
                yield f"tip of a cell: {text[:60]}"


def _columns(model: QAbstractItemModel) -> int:
    """A list has no say in this, and nobody may ask it."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def test_every_view_shows_hostile_text_as_it_is(
    play: Play, hostile: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hairchoice.ui.begin.load_catalogue", lambda: hostile)
    seen: list[str] = []

    def story(window: MainWindow, desk: Desk) -> None:
        for view in range(desk.centre.tabs.count()):
            desk.centre.tabs.setCurrentIndex(view)
            QApplication.processEvents()
        for treatment in ("hair_transplant_fue", "exosomes"):
            desk.workspace.set_focus(treatment)
            QApplication.processEvents()
            seen.extend(obeyed(window))
        labels = [one.text() for one in everything(window) if isinstance(one, QLabel)]
        assert any(TAG in text for text in labels)  # it is there to be seen
        assert TAG in desk.centre.evidence.page.toPlainText()

    assert play(story) == 0
    assert seen == []


def test_the_dialogs_show_hostile_text_as_it_is(
    play: Play, hostile: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hairchoice.ui.begin.load_catalogue", lambda: hostile)
    part = Licence(f"{TAG}{KEY}", TURNED, f"{TAG}{KEY}", f"{TAG}{KEY}")
    monkeypatch.setattr(pages, "all_licences", lambda: [part])
    seen: list[str] = []

    def look(window: QWidget) -> None:
        QApplication.processEvents()
        seen.extend(obeyed(window))

    def story(window: MainWindow, desk: Desk) -> None:
        desk.dialogs.check_quote()
        checker = window.findChild(QuoteChecker)
        assert checker is not None
        form = checker.form
        for position in range(form.treatment.count()):
            form.treatment.setCurrentIndex(position)
            for way in range(form.charged.count()):
                form.charged.setCurrentIndex(way)
                look(window)
                QTest.keyClicks(form.fields["price"], "900")
                look(window)
        assert TAG in shown_by(checker)
        checker.close()

        desk.dialogs.show_help()
        desk.dialogs.show_about()
        about = window.findChild(pages.PagesDialog)
        assert about is not None
        about.buttons.buttons()[-1].click()
        look(window)
        licences = window.findChild(LicencesDialog)
        assert licences is not None
        assert licences.text.toPlainText().startswith(f"{TAG}{KEY}")
        assert TAG in shown_by(about)

    assert play(story) == 0
    assert seen == []


def test_the_print_dialogs_show_hostile_text_as_it_is(play: Play, hostile: Catalogue) -> None:
    scenario = Scenario(draws=100, name=f"{TAG}{KEY}{TURNED}", treatments=("exosomes", "prp"))
    printing = Printing(Simulator(hostile).run(scenario), hostile)
    seen: list[str] = []

    def story(window: MainWindow, desk: Desk) -> None:
        def look(dialog: QDialog) -> None:
            QApplication.processEvents()
            seen.extend([dialog.windowTitle(), *obeyed(window)])
            dialog.reject()

        when_asked(SummaryPreview, look)
        show_preview(window, printing)
        when_asked(QPrintDialog, look)
        print_summary(window, printing)

    assert play(story) == 0
    assert len(seen) == 2
    assert not any(TAG in text or TURNED in text for text in seen)


def shown_by(window: QWidget) -> str:
    """Everything that the labels of a window say."""
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_a_file_s_name_is_text_in_the_title_the_menu_and_the_messages(
    play: Play, tmp_path: Path
) -> None:
    name = "a[*]<b>x<b>&File\u202e\x1b"
    good, bad = tmp_path / f"{name}.hairchoice", tmp_path / f"{name}-bad.hairchoice"
    good.write_bytes(write_scenario(Scenario(draws=100)))
    bad.write_bytes(b'{"\\u202e<b>": 1}')

    def story(window: MainWindow, desk: Desk) -> None:
        shown = "a[*]<b>x<b>&File\\u202e\\x1b"
        assert window.windowTitle() == f"{shown.replace('[*]', '[*][*]')}[*] – HairChoice"
        menus = (m for m in window.menuBar().findChildren(QMenu) if "recent" in m.title())
        menu = next(menus)
        menu.aboutToShow.emit()
        action = menu.actions()[0]
        assert action.text() == shown.replace("&", "&&")
        assert action.toolTip().startswith("<qt>")
        assert "&lt;b&gt;x&lt;b&gt;&amp;File\\u202e" in action.toolTip()

        desk.open(bad)
        notice = desk.centre.notice.text
        assert notice.textFormat() == Qt.TextFormat.PlainText
        assert "\\u202e" in notice.text()
        assert all(line.isprintable() for line in notice.text().splitlines())

        report = ReportDialog("text", str(good), window)
        labels = [label for label in report.findChildren(QLabel) if "<b>x" in label.text()]
        assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]

    assert play(story, str(good)) == 0


def test_paper_shows_hostile_text_as_it_is(hostile: Catalogue, tmp_path: Path) -> None:
    name = f"{TAG}{KEY}{TURNED}"
    scenario = Scenario(draws=100, name=name, notes=name, treatments=("exosomes", "prp"))
    path = tmp_path / "summary.pdf"
    write_pdf(Simulator(hostile).run(scenario), hostile, path)
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout

    assert text.count(TAG) > 5
    assert text.count(f"{TAG}{KEY}\\u202e\\x1b") == 2
    assert not set(TURNED) & set(text)


def test_the_window_loads_no_part_of_qt_that_knows_a_network(play: Play) -> None:
    """What is not there cannot be used, whatever a file says."""
    maps = Path("/proc/self/maps")

    def story(window: MainWindow, desk: Desk) -> None:
        for view in range(desk.centre.tabs.count()):
            desk.centre.tabs.setCurrentIndex(view)

    assert play(story) == 0
    loaded = maps.read_text(encoding="utf-8") if maps.exists() else ""
    assert "libQt6Core" in loaded or not maps.exists()
    assert "Qt6Network" not in loaded
