"""The view 100 people, as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hairchoice.engine.describe import gain_words, of_100_words, short_gain_sentence
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Of100
from hairchoice.ui import theme
from hairchoice.ui.charts.icon_array import ArrayColours, paint_array
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.views.hundred_people import HundredPeopleView
from tests.ui.comparisons import EIGHT, FOUR, catalogue, comparison

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> HundredPeopleView:
    made = HundredPeopleView()
    qtbot.addWidget(made)
    made.resize(950, 560)
    made.set_comparison(comparison(EIGHT), catalogue())
    made.set_focus("exosomes")
    made.show()
    return made


def _array(counts: Of100 | None) -> QImage:
    """An array of 200 x 200 pixels: a cell is 20."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    colours = ArrayColours(full=QColor("#000000"), hollow=QColor("#808080"))
    paint_array(painter, Box(0, 0, 200, 200), counts, colours)
    painter.end()
    return image


def _ink_in(image: QImage, row: int, column: int) -> float:
    """Share of a cell that is not white."""
    cells = [
        image.pixelColor(20 * column + x, 20 * row + y).lightness()
        for x in range(20)
        for y in range(20)
    ]
    return sum(255 - each for each in cells) / (255 * 400)


def _dark(image: QImage, row: int, column: int) -> bool:
    """Whether the middle of a cell is filled."""
    return image.pixelColor(20 * column + 10, 20 * row + 10).lightness() < 128


def test_the_groups_follow_each_other_row_by_row_from_the_top_left() -> None:
    image = _array(Of100(visible=12, too_small=30, no_better=58))
    cells = [(index // 10, index % 10) for index in range(100)]
    assert all(_dark(image, *cell) for cell in cells[:42])
    assert not any(_dark(image, *cell) for cell in cells[42:])


def test_the_three_fills_are_told_apart_without_colour() -> None:
    image = _array(Of100(visible=1, too_small=1, no_better=98))
    full, dotted, hollow = (_ink_in(image, 0, column) for column in range(3))
    assert full > 1.3 * dotted
    assert dotted > 1.3 * hollow
    assert hollow > 0.03


def test_where_nobody_can_say_there_are_no_circles() -> None:
    image = _array(None)
    inked = {_ink_in(image, row, column) > 0.02 for row in range(10) for column in range(10)}
    assert inked == {True}
    assert _array(None) != _array(Of100(0, 0, 100))


def test_every_treatment_says_gain_and_loss_and_what_it_costs(view: HundredPeopleView) -> None:
    shown, formats = comparison(EIGHT), LocaleFormats()
    assert [card.item.id for card in view.cards] == list(EIGHT)
    for card, result in zip(view.cards, shown.treatments, strict=True):
        said = card.accessibleDescription()
        assert card.accessibleName() == result.short_name
        if not result.benefit_known:
            assert "no usable trial" in said
            assert card.item.counts is None
            continue
        counts = result.of_100
        assert f"{gain_words(counts)[1]}." in said
        gain = short_gain_sentence(result, shown)
        assert gain in said.replace("\u00a0%", " %")
        if counts.visible < 100:
            spent = result.spent_without_visible
            assert spent is not None
            assert f"{100 - counts.visible} of 100 spend" in said
            assert formats.money(spent.quantile(50), shown.currency) in said
            assert "The other" not in said


def test_arrows_walk_the_grid_and_the_view_follows(qtbot: QtBot, view: HundredPeopleView) -> None:
    picked: list[str] = []
    view.focus_changed.connect(picked.append)
    view.cards[0].setFocus()
    QTest.keyClick(view.cards[0], Qt.Key.Key_Right)
    QTest.keyClick(view.cards[1], Qt.Key.Key_Down)
    assert picked == [EIGHT[1], EIGHT[1 + view.columns]]
    assert [card.item.id for card in view.cards if card.marked] == [EIGHT[1 + view.columns]]
    QTest.keyClick(view.cards[0], Qt.Key.Key_Up)
    assert len(picked) == 2


def test_tab_and_click_bring_a_treatment_forward(qtbot: QtBot, view: HundredPeopleView) -> None:
    picked: list[str] = []
    view.focus_changed.connect(picked.append)
    view.cards[0].setFocus()
    QTest.keyClick(view.cards[0], Qt.Key.Key_Tab)
    QTest.mouseClick(view.cards[2], LEFT)
    assert picked == [EIGHT[1], EIGHT[2]]


def test_a_focus_from_elsewhere_is_not_told_back(qtbot: QtBot, view: HundredPeopleView) -> None:
    with qtbot.assertNotEmitted(view.focus_changed):
        view.set_focus("prp")
    assert [card.item.id for card in view.cards if card.marked] == ["prp"]


@pytest.mark.parametrize("size", [(500, 400), (950, 560), (1500, 900)])
def test_all_arrays_are_of_one_size_and_nothing_is_cut_off(
    view: HundredPeopleView, size: tuple[int, int]
) -> None:
    view.resize(*size)
    body = view.cards[0].parentWidget()
    assert body is not None
    assert len({card._side for card in view.cards}) == 1
    for card in view.cards:
        needed = card.needed_height(card.width(), card._side, beside=card._beside)
        assert needed <= card.height() + 1
        assert card.geometry().right() <= body.width()


def test_in_a_large_window_four_fill_the_room_with_their_words_beside_them(
    qtbot: QtBot, view: HundredPeopleView
) -> None:
    view.set_comparison(comparison(FOUR), catalogue())
    view.resize(950, 560)
    small = view.cards[0]._side
    assert not view.cards[0]._beside
    view.resize(1560, 760)
    assert view.columns == 2
    assert all(card._beside for card in view.cards)
    assert view.cards[0]._side > 2 * small
    qtbot.waitUntil(lambda: not view._area.verticalScrollBar().isVisible())


def test_the_cards_stay_while_only_numbers_change(view: HundredPeopleView) -> None:
    before = list(view.cards)
    view.set_comparison(comparison(EIGHT, years=10), catalogue())
    assert view.cards == before
    assert "10 years from now" in view.head.sentence.text()
    view.set_comparison(comparison(FOUR), catalogue())
    assert [card.item.id for card in view.cards] == list(FOUR)


def test_the_table_has_the_same_numbers(qtbot: QtBot, view: HundredPeopleView) -> None:
    assert not view.table.isVisible()
    QTest.mouseClick(view.head.table_button, LEFT)
    assert view.table.isVisible()
    assert not view.cards[0].isVisible()
    model, shown = view.table.model(), comparison(EIGHT)
    for row, result in enumerate(shown.treatments):
        cells = [model.index(row, column).data() for column in range(model.columnCount())]
        counts = result.of_100
        wanted = [said for said, _words in of_100_words(counts)]
        assert cells[0] == result.short_name
        assert cells[1:4] == (wanted if result.benefit_known else ["no usable trial"] * 3)


def test_the_picture_is_copied_and_saved(
    view: HundredPeopleView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, save = view.head.picture_button.menu().actions()
    copy.trigger()
    assert QGuiApplication.clipboard().image().width() > 1500
    view.saving.connect(lambda write, _path: write())
    for name in ("people.svg", "people"):
        chosen = str(tmp_path / name)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=chosen: (path, ""))
        save.trigger()
    drawn = (tmp_path / "people.svg").read_text("utf-8")
    assert "Exosomes" in drawn
    assert "no usable trial" in drawn
    assert not QImage(str(tmp_path / "people.png")).isNull()


def test_a_picture_that_cannot_be_written_is_refused_in_one_line(
    qtbot: QtBot, view: HundredPeopleView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "missing" / "people.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    with qtbot.waitSignal(view.saving) as asked:
        view.head.picture_button.menu().actions()[1].trigger()
    write, path = asked.args
    assert path == chosen
    with pytest.raises(BadInputError, match="cannot be written"):
        write()


def test_it_follows_the_theme(view: HundredPeopleView) -> None:
    light = view.cards[0].grab().toImage()
    view.apply_theme(theme.DARK)
    assert view.cards[0].grab().toImage() != light
