"""The view What would change it, as a person uses it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hairchoice.engine.describe_flip import flip_sentences
from hairchoice.engine.flip import flip_points, inputs_of
from hairchoice.engine.one_way import one_way
from hairchoice.ui import theme
from hairchoice.ui.charts.flip_line import _track
from hairchoice.ui.charts.ink import screen_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.tornado import Bar, Tornado, _frame, _ticks, tornado_height
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.turning_points import NOTHING
from hairchoice.ui.plain import unbroken
from hairchoice.ui.views.what_changes import WhatChangesView
from tests.ui.comparisons import FOUR, catalogue, comparison
from tests.ui.hands import pick

LEFT = Qt.MouseButton.LeftButton
ENABLED = Qt.ItemFlag.ItemIsEnabled


def _sentences(changes: WhatChangesView) -> list[str]:
    return [row.sentence.text() for row in changes.turning.rows]


def test_it_says_what_the_engine_finds(changes: WhatChangesView) -> None:
    scenario, data = comparison(FOUR).scenario, catalogue()
    points = flip_points("exosomes", FOUR[1], "visible", scenario, data, inputs_of("visible"))
    start, *sentences = flip_sentences(
        data.treatment("exosomes"),
        data.treatment(FOUR[1]),
        "visible",
        points,
        "USD",
        LocaleFormats(),
    )
    assert changes.head.sentence.text() == unbroken(start)
    assert sorted(_sentences(changes)) == sorted(sentences)


def test_what_changes_the_order_comes_first_and_is_marked(changes: WhatChangesView) -> None:
    lines = [row.chart.line for row in changes.turning.rows]
    never = [line.flip is None for line in lines]
    assert never == sorted(never)
    assert not all(never)
    assert any(never)
    said = [row.chart.accessibleDescription() for row in changes.turning.rows]
    assert said == _sentences(changes)
    for row in changes.turning.rows:
        assert ("no value" in row.sentence.text()) == (row.chart.line.flip is None)
        assert row.chart.line.words[2].startswith("now ")


def test_all_lines_begin_and_end_at_one_place(changes: WhatChangesView) -> None:
    charts = [row.chart for row in changes.turning.rows]
    assert len(charts) > 2
    tracks = [_track(chart.area, chart.line, chart.ink) for chart in charts]
    assert len({(round(track.x, 3), round(track.right, 3)) for track in tracks}) == 1


def test_the_bars_are_those_of_the_first_treatment_widest_first(changes: WhatChangesView) -> None:
    tornado = changes.first.chart.tornado
    assert tornado is not None
    swings = one_way("exosomes", "visible", comparison(FOUR).scenario, catalogue())[:8]
    assert [(bar.at_low, bar.at_high) for bar in tornado.bars] == [
        (swing.at_low, swing.at_high) for swing in swings
    ]
    widths = [abs(bar.at_high - bar.at_low) for bar in tornado.bars]
    assert widths == sorted(widths, reverse=True)
    visible = comparison(FOUR).treatment("exosomes").of_100.visible
    assert tornado.now == f"now {visible} of 100"


def test_the_second_treatment_has_bars_of_its_own_unless_it_is_doing_nothing(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    tornado = changes.second.chart.tornado
    assert tornado is not None
    swings = one_way(FOUR[1], "visible", comparison(FOUR).scenario, catalogue())[:8]
    assert [(bar.at_low, bar.at_high) for bar in tornado.bars] == [
        (swing.at_low, swing.at_high) for swing in swings
    ]
    assert tornado.now == f"now {comparison(FOUR).treatment(FOUR[1]).of_100.visible} of 100"
    assert changes.second.heading.text() == "What matters most for minoxidil 5\u00a0%"
    pick(changes.bar.second, NOTHING)
    qtbot.waitUntil(lambda: changes.idle)
    assert not changes.second.isVisible()
    assert changes._second_drawing() is None


def test_values_have_the_units_of_their_inputs(qtbot: QtBot, changes: WhatChangesView) -> None:
    pick(changes.bar.measure, "cost")
    qtbot.waitUntil(lambda: changes.idle)
    tornado = changes.first.chart.tornado
    assert tornado is not None
    bars = {bar.label: bar for bar in tornado.bars}
    prices = [bar for label, bar in bars.items() if label.startswith("Price")]
    sessions = [bar for label, bar in bars.items() if "ession" in label and bar not in prices]
    assert prices
    assert all(bar.low.startswith("$") for bar in prices)
    assert sessions
    assert all(bar.low.isdigit() and bar.high.isdigit() for bar in sessions)
    assert tornado.now.startswith("now $")


def test_a_part_of_a_combination_says_whose_input_it_is(
    qtbot: QtBot, changes: WhatChangesView
) -> None:
    changes.set_focus("minoxidil_plus_finasteride")
    qtbot.waitUntil(lambda: changes.idle)
    tornado = changes.first.chart.tornado
    assert tornado is not None
    labels = [bar.label for bar in tornado.bars]
    assert len(set(labels)) == len(labels)
    assert any(label.startswith("Minoxidil 5 %: ") for label in labels)
    assert len(labels) <= 8


def test_the_tables_have_the_same_numbers(changes: WhatChangesView) -> None:
    QTest.mouseClick(changes.head.table_button, LEFT)
    assert changes.turning_table.isVisible()
    flips, swings = changes.turning_table.model(), changes.swings_table.model()
    for row, turning in enumerate(changes.turning.rows):
        line = turning.chart.line
        cells = [flips.index(row, column).data() for column in range(5)]
        assert line.words[2] == f"now {cells[1]}"
        assert cells[4] == (line.words[3] or "no such value")
    tornado = changes.first.chart.tornado
    assert tornado is not None
    for row, bar in enumerate(tornado.bars):
        assert [swings.index(row, column).data() for column in range(4)] == [
            "Exosomes",
            bar.label,
            bar.low,
            bar.high,
        ]


def test_arrow_keys_read_one_bar_after_the_other(changes: WhatChangesView) -> None:
    tornado = changes.first.chart.tornado
    assert tornado is not None
    changes.first.chart.setFocus()
    QTest.keyClick(changes.first.chart, Qt.Key.Key_Down)
    QTest.keyClick(changes.first.chart, Qt.Key.Key_Down)
    assert changes.first.chart.accessibleDescription().endswith(tornado.bars[1].spoken)


def test_bars_that_do_not_exist_are_said_in_words(qtbot: QtBot, changes: WhatChangesView) -> None:
    changes.set_comparison(comparison(("hair_transplant_fue", "exosomes")), catalogue())
    changes.set_focus("hair_transplant_fue")
    qtbot.waitUntil(lambda: changes.idle)
    assert not changes.first.chart.isVisible()
    assert changes.first.none.isVisible()


def test_the_picture_is_copied(changes: WhatChangesView) -> None:
    actions = [one for one in changes.head.picture_button.menu().actions() if one.isEnabled()]
    copies = [one for one in actions if not one.isSeparator()][::2]
    assert len(copies) == 2
    for copy in copies:
        QGuiApplication.clipboard().clear()
        copy.trigger()
        assert QGuiApplication.clipboard().image().width() > 1500


def test_it_follows_the_theme_and_the_room(qtbot: QtBot, changes: WhatChangesView) -> None:
    light = changes.first.chart.grab().toImage()
    changes.apply_theme(theme.DARK)
    assert changes.first.chart.grab().toImage() != light
    changes.resize(660, 560)
    assert changes.width() == 660
    qtbot.waitUntil(lambda: changes.first.x() < 40)
    changes.resize(1500, 900)
    qtbot.waitUntil(lambda: changes.first.x() > 600)


@pytest.mark.parametrize("at", [(99.1, 99.4), (0.2, 0.6), (50.0, 50.3)])
def test_ticks_of_people_are_whole_and_differ(qapp: QApplication, at: tuple[float, float]) -> None:
    bar = Bar("Input", "1", "2", *at, "")
    shown = Tornado("exosomes", "People", (bar,), at[0], "now", lambda v: f"{v:.0f}", (0.0, 100.0))
    frame = _frame(Box(0, 0, 400, 200), shown, screen_ink(theme.LIGHT))
    ticks = [shown.tick(value) for value in _ticks(frame, shown, screen_ink(theme.LIGHT))]
    assert len(set(ticks)) == len(ticks) > 1
    assert 0 <= frame.low <= at[0]
    assert at[1] <= frame.high <= 100


@pytest.mark.parametrize("width", [320, 400, 900])
def test_ticks_never_run_into_each_other(qapp: QApplication, width: int) -> None:
    ink = screen_ink(theme.LIGHT)
    bar = Bar("Price: Minoxidil 5 %, bottle or can", "$13.50", "$47.50", 1_020.0, 2_930.0, "")
    shown = Tornado("exosomes", "Cost", (bar,), 1_800.0, "now", lambda v: f"{v:,.0f}")
    frame = _frame(Box(0, 0, width, 200), shown, ink)
    ticks = _ticks(frame, shown, ink)
    places = [(frame.x(value), ink.text_width(shown.tick(value))) for value in ticks]
    assert places
    for (left, first), (right, second) in pairwise(places):
        assert left + first / 2 < right - second / 2


@pytest.mark.parametrize(
    "label", ["Years", "What the treatment does on average, hairs per cm² " * 3]
)
@pytest.mark.parametrize("width", [320, 400, 900])
def test_rows_are_as_tall_as_their_labels(qapp: QApplication, width: int, label: str) -> None:
    ink = screen_ink(theme.LIGHT)
    bars = (Bar(label, "1", "2", 1.0, 2.0, ""), Bar("Years", "1", "2", 1.0, 2.0, ""))
    shown = Tornado("exosomes", "Cost", bars, 1.5, "now", str)
    frame = _frame(Box(0, 0, width, 200), shown, ink)
    room = QRectF(0, 0, frame.labels.width, 0)
    for font in (ink.font, ink.bold):
        used = QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, label)
        assert used.height() <= frame.row
    axis = 2 * ink.line_height + 6
    assert frame.plot.bottom + axis <= tornado_height(shown, width, ink)


def test_the_chart_gives_long_labels_more_room_where_it_is_narrow(
    changes: WhatChangesView, qtbot: QtBot
) -> None:
    changes.resize(1500, 900)
    qtbot.waitUntil(lambda: changes.first.x() > 600)
    chart = changes.first.chart
    tornado = chart.tornado
    assert tornado is not None
    wide = chart.height()
    changes.resize(870, 560)
    qtbot.waitUntil(lambda: chart.height() > wide)
    assert chart.height() == round(tornado_height(tornado, chart.width() - 8, chart.ink))
