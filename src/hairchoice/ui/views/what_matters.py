"""What matters most for one treatment: its one-way bars under their heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hairchoice.engine.result import Comparison
from hairchoice.ui import theme as themes
from hairchoice.ui.charts.picture import FRAME_HEIGHT, INNER_WIDTH, Drawing, origin, picture_ink
from hairchoice.ui.charts.tornado import (
    Tornado,
    key_words,
    paint_tornado,
    tornado_height,
)
from hairchoice.ui.charts.tornado_chart import TornadoChart
from hairchoice.ui.plain import unbroken
from hairchoice.ui.widgets.marks import Note


class WhatMatters(QWidget):
    """Bars, or the words for there being none.

    Args:
        key: What the shades mean; empty where that was said already.

    Attributes:
        heading: Whose they are.
        chart: The bars.
        none: Said where no input moves the answer by itself.
    """

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.heading.setFont(themes.font(themes.BODY, bold=True))
        self.heading.setWordWrap(True)  # a treatment's name may be long
        self.chart, self.none = TornadoChart(), Note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(themes.GAP)
        layout.addWidget(self.heading)
        if key:
            layout.addWidget(Note(key))
        layout.addWidget(self.none)
        layout.addWidget(self.chart)

    def set_tornado(self, tornado: Tornado, name: str) -> None:
        """Shows the bars of a treatment.

        Args:
            tornado: What is shown.
            name: Of the treatment, as it stands in a sentence.
        """
        title = unbroken(self.tr("What matters most for {name}").format(name=name))
        none = self.tr("No input that is uncertain moves this by itself.")
        self.heading.setText(title)
        self.none.say("" if tornado.bars else none)
        self.chart.setVisible(bool(tornado.bars))
        said = tornado.bars[0].spoken if tornado.bars else none
        self.chart.set_tornado(tornado, title, f"{tornado.axis}. {said}")

    def drawing(self, name: str, comparison: Comparison) -> Drawing | None:
        """Returns the bars as a picture that stands on its own; None where there are none.

        Args:
            name: Of the file.
            comparison: What they were worked out for.
        """
        tornado = self.chart.tornado
        if tornado is None:
            return None
        return Drawing(
            name=name,
            title=self.heading.text(),
            sentence=f"{self.heading.text()}. {key_words()}",
            origin=origin(comparison),
            paint=lambda painter, area, ink: paint_tornado(painter, area, tornado, ink),
            height=tornado_height(tornado, INNER_WIDTH, picture_ink()) + FRAME_HEIGHT,
        )
