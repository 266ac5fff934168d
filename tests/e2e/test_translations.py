"""A made-up language: nothing that the window says by itself is without it, and nothing is cut.

What the engine says (sentences, the catalogue) is English for now; everything else that can be seen
or heard has to be translated, also what the charts paint.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hairchoice.engine import describe, words
from hairchoice.engine.catalogue import Catalogue
from hairchoice.ui import translations
from hairchoice.ui.charts import picture
from hairchoice.ui.charts.canvas import TimeChart
from hairchoice.ui.charts.export import chart_picture
from hairchoice.ui.charts.painted import PaintedChart
from hairchoice.ui.charts.picture import Drawing
from hairchoice.ui.charts.table import YearTable
from hairchoice.ui.desk import Desk
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import DETAILS_OPENED, MORE_OPENED, Settings
from hairchoice.ui.views.over_time import OverTimeView
from hairchoice.ui.views.side_by_side import SideBySideView
from tests.e2e.conftest import Play
from tests.e2e.fitting import cut
from tools import translations as tool

_TURNS = 60
_SPOKEN = ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText")
_ENGINES = (PaintedChart, TimeChart, OverTimeView)
"""What is in these comes from the engine, or is painted."""


@pytest.fixture
def made_up(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """The program speaks the made-up language."""
    tool.make_up(tmp_path)
    before = qapp.findChildren(QTranslator)
    assert translations.install(qapp, QLocale("eo"), tmp_path)
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)


def _views(qtbot: QtBot, desk: Desk) -> Iterator[str]:
    centre = desk.centre
    for position in range(5):
        centre.show_view(position)
        qtbot.waitUntil(lambda: centre.what_changes.idle, timeout=20_000)
        yield str(position)
    centre.show_economics(True)
    economics = centre.economics
    assert economics is not None
    qtbot.waitUntil(lambda: economics.idle, timeout=20_000)
    yield "economics"
    centre.show_welcome()
    yield "welcome"


def _texts(window: MainWindow) -> Iterator[str]:
    for widget in (one for one in window.findChildren(QWidget) if one.isVisible()):
        if isinstance(widget, _ENGINES) or isinstance(widget.parent(), QTabBar):
            continue
        for name in _SPOKEN:
            said = getattr(widget, name, None)
            if said is not None:
                yield re.sub("<[^>]*>", "", str(said()))
        yield from _parts(widget)
    for action in window.findChildren(QAction):
        if not isinstance(action.parent(), QLineEdit):
            yield action.text()


def _parts(widget: QWidget) -> Iterator[str]:
    """Yields the texts of what a widget holds that are no widgets."""
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QTableView) and not isinstance(widget, YearTable):
        yield from _table_texts(widget)


def _table_texts(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal))
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data())
    for row in range(model.rowCount()):
        yield str(model.headerData(row, Qt.Orientation.Vertical) or "")


def _engine_says(desk: Desk, catalogue: Catalogue) -> str:
    """Everything that the engine could have said, in one text."""
    comparison, formats = desk.workspace.comparison, LocaleFormats()
    assert comparison is not None
    said: list[str] = [msgspec.json.encode(catalogue).decode()]
    said += [*words.REGULATORY.values(), *words.REGULATORY_MEANING.values()]
    said += [*words.CERTAINTY_MEANING.values(), *words.SEX.values(), *words.DOTS]
    for result in comparison.treatments:
        said += [
            describe.gain_sentence(result, comparison),
            describe.cost_words(result, comparison, formats),
            describe.spent_sentence(result, comparison, formats),
            describe.counted_sentence(result, formats),
        ]
    said += [describe.cost_chart_sentence(comparison, formats)]
    said += [describe.hair_chart_sentence(comparison, formats)]
    said += [word for _count, word in describe.of_100_words(comparison.treatments[0].of_100)]
    answer = desk.centre.what_changes.answer
    if answer is not None:
        said += [answer.start, *(turn.sentence for turn in answer.turns)]
        said += [swing.input.label for bars in answer.bars for swing in bars.swings]
    return "\n".join(said).lower().replace("\u00a0", " ")


def _is_engines(text: str, engine: str) -> bool:
    """True where no sentence or name in a text is the window's own."""
    parts = re.split(r"[.;:,\n]\s*|\s[–(]|\)", text.lower().replace("\u00a0", " "))
    return all(part.strip() in engine for part in parts if re.search("[a-z]{3}", part))


def _untold(window: MainWindow, engine: str) -> Iterator[str]:
    for text in set(_texts(window)):
        own = text.replace("\u00a0", " ").strip()
        marked = tool.OPENING in text
        if not marked and re.search("[A-Za-z]{3}", own) and not _is_engines(own, engine):
            yield text


def _cut_for_good(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Returns what is still cut when everything has been laid out, which takes some turns."""
    found = list(cut(window))
    for _turn in range(_TURNS):
        if not found:
            break
        qtbot.wait(50)
        found = list(cut(window))
    return found


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_everything_the_window_says_can_be_translated_and_longer_words_fit(
    qtbot: QtBot, play: Play, catalogue: Catalogue, size: tuple[int, int]
) -> None:
    for folded in (MORE_OPENED, DETAILS_OPENED):
        Settings().set(folded, True)

    def story(window: MainWindow, desk: Desk) -> None:
        window.resize(*size)
        untold: dict[str, str] = {}
        short: dict[str, list[str]] = {}
        for place in _views(qtbot, desk):
            engine = _engine_says(desk, catalogue)
            untold.update(dict.fromkeys(_untold(window, engine), place))
            if found := _cut_for_good(qtbot, window):
                short[place] = found
        assert untold == {}
        assert short == {}

    play(story)


_PLAIN_WORD = re.compile(r"\b[A-Za-z]*[aeiou][A-Za-z]*\b")
"""The made-up language has an accent on every vowel: a plain one was not translated."""


def _drawings(qtbot: QtBot, desk: Desk) -> Iterator[Drawing]:
    """Yields every picture that the views can make."""
    comparison, centre, formats = desk.workspace.comparison, desk.centre, LocaleFormats()
    assert comparison is not None
    for kind in ("cost", "hair"):
        yield chart_picture(comparison, kind, formats, desk.workspace.focus)
    centre.show_view(1)
    centre.show_view(3)
    qtbot.waitUntil(lambda: centre.what_changes.answer is not None, timeout=20_000)
    centre.show_economics(True)
    economics = centre.economics
    assert economics is not None
    qtbot.waitUntil(lambda: economics.idle, timeout=20_000)
    for make in (
        centre.hundred_people._drawing,
        centre.what_changes._first_drawing,
        centre.what_changes._second_drawing,
        economics._acceptability_drawing,
        economics._information_drawing,
        economics._plane_drawing,
    ):
        drawing = make()
        assert drawing is not None
        yield drawing


def _painted(drawing: Drawing, path: Path) -> str:
    """Returns all words of a picture."""
    picture.save(drawing, path)
    return " ".join(text for text in ET.parse(path).getroot().itertext() if text.strip())


@pytest.mark.usefixtures("made_up")
def test_what_the_charts_paint_is_in_the_language_too(
    qtbot: QtBot, play: Play, catalogue: Catalogue, tmp_path: Path
) -> None:
    def story(_window: MainWindow, desk: Desk) -> None:
        desk.workspace.apply(lambda scenario: replace(scenario, budget=20_000))
        qtbot.waitUntil(lambda: desk.workspace.settled, timeout=20_000)
        untold: dict[str, set[str]] = {}
        for number, drawing in enumerate(_drawings(qtbot, desk)):
            known = _engine_says(desk, catalogue) + " hairchoice "
            painted = _painted(drawing, tmp_path / f"{number}.svg")
            assert tool.OPENING in painted, drawing.name
            plain = {word for word in _PLAIN_WORD.findall(painted) if word.lower() not in known}
            if plain:
                untold[drawing.name] = plain
        assert untold == {}

    play(story)


def test_without_a_catalogue_of_the_language_nothing_is_half_translated(
    qapp: QApplication, tmp_path: Path
) -> None:
    before = len(qapp.findChildren(QTranslator))
    assert not translations.install(qapp, QLocale("de_DE"), tmp_path)
    assert QApplication.translate("Menus", "&File") == "&File"
    assert len(qapp.findChildren(QTranslator)) <= before + 1


def test_the_table_of_side_by_side_is_in_the_language(made_up: None, qtbot: QtBot) -> None:
    view = SideBySideView(Settings())
    qtbot.addWidget(view)
    assert all(
        view.sort.by.itemText(place).startswith(tool.OPENING)
        for place in range(view.sort.by.count())
    )
