"""The bar on which a quote sits among sourced prices."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hairchoice.engine.offer import Span
from hairchoice.ui import theme
from hairchoice.ui.widgets.range_bar import RangeBar, spread


def _bar_images(qtbot: QtBot, spans: list[Span]) -> None:
    for appearance in (theme.LIGHT, theme.DARK):
        bar = RangeBar()
        qtbot.addWidget(bar)
        bar.setPalette(theme.qt_palette(appearance))
        seen = []
        for one in spans:
            bar.show_span(one, "USD", "In words.")
            bar.resize(320, bar.sizeHint().height())
            seen.append(bytes(bar.grab().toImage().constBits()))
        assert len(set(seen)) == len(spans)


def test_the_bar_shows_every_kind_of_place(qtbot: QtBot) -> None:
    quotes = (50, 100, 300, 1000, 1200, 90_000)
    _bar_images(qtbot, [Span(quote, 100, 300, 1000, "one session", 2026) for quote in quotes])
    _bar_images(qtbot, [Span(quote, 300, 300, 300, "one", None) for quote in (1, 300, 9000)])


def test_figures_never_overlap() -> None:
    for middles in ([0, 5, 10], [150, 160, 300], [290, 295, 300], [0, 150, 300]):
        starts = spread(middles, [40, 90, 50], 300, 8)
        ends = [start + width for start, width in zip(starts, [40, 90, 50], strict=True)]
        assert starts[0] >= 0
        assert ends[-1] <= 300
        assert all(start >= end + 8 for end, start in zip(ends, starts[1:], strict=False))
