"""Side by side: as many treatments as can be read, and no word cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from hairchoice.ui import changes, theme
from hairchoice.ui.views.side_by_side import SideBySideView
from hairchoice.ui.workspace import Workspace
from tests.ui.hands import names_above


@pytest.mark.parametrize("width", [690, 900, 1500])
def test_no_word_of_the_table_is_cut(
    qtbot: QtBot, workspace: Workspace, settle: Callable[[], None], width: int
) -> None:
    longest = ("ketoconazole_shampoo", "transplant_with_medicines", "minoxidil_plus_finasteride")
    for one in longest:
        workspace.apply(partial(changes.with_treatment, treatment_id=one, shown=True))
    settle()
    assert workspace.comparison is not None
    view = SideBySideView(workspace.settings)
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.set_comparison(workspace.comparison, workspace.catalogue)
    view.show()
    model, titles, names = (
        view.table.model(),
        view.table.verticalHeader(),
        view.table.horizontalHeader(),
    )
    wrap = Qt.TextFlag.TextWordWrap
    metrics = QFontMetrics(theme.font(bold=True))
    for row in range(model.rowCount()):
        title = str(model.headerData(row, Qt.Orientation.Vertical))
        view.sort.choose(row)  # the arrow needs room too
        room = QRect(0, 0, titles.width() - theme.GAP - theme.GAP // 2, 10_000)
        used = QFontMetrics(theme.font()).boundingRect(room, wrap, f"{title}\u00a0↑")
        assert used.width() <= room.width(), title
        assert used.height() <= view.table.rowHeight(row) - theme.GAP, title
        for column in range(model.columnCount()):
            room = QRect(0, 0, view.table.columnWidth(column) - 2 * theme.GAP, 10_000)
            used = QFontMetrics(theme.font()).boundingRect(
                room, wrap, str(model.index(row, column).data())
            )
            assert used.width() <= room.width(), model.index(row, column).data()
            assert (
                view.table.rowHeight(row)
                >= view.table.itemDelegate()
                .sizeHint(_option(view), model.index(row, column))
                .height()
            )
    for column, name in enumerate(names_above(view)):
        beside, above = (0, 20) if view._names._stacked else (24 + theme.GAP, 0)
        room = QRect(0, 0, view.table.columnWidth(column) - beside - 2 * theme.GAP, 10_000)
        used = metrics.boundingRect(room, wrap, name)
        assert used.width() <= room.width(), name
        assert used.height() <= names.height() - theme.GAP - above, name


def _option(view: SideBySideView) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.widget = view.table
    return option


@pytest.mark.parametrize(("more", "width"), [(0, 690), (1, 900), (2, 900)])
def test_as_many_as_can_be_read_need_no_scrolling_sideways(
    workspace: Workspace,
    settle: Callable[[], None],
    table: SideBySideView,
    qtbot: QtBot,
    more: int,
    width: int,
) -> None:
    for one in ("prp", "laser_device")[:more]:
        workspace.apply(partial(changes.with_treatment, treatment_id=one, shown=True))
    settle()
    assert workspace.comparison is not None
    table.resize(width, 500)
    table.set_comparison(workspace.comparison, workspace.catalogue)
    bar = table.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert table._names.count() == 5 + more


def test_four_treatments_need_no_scrolling_sideways(table: SideBySideView) -> None:
    assert table.table.horizontalScrollBar().maximum() == 0
