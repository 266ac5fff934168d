"""The line above a view: its sentence, and what can be done with what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from hairchoice.ui import theme
from hairchoice.ui.charts.picture import Drawing
from hairchoice.ui.plain import unbroken
from hairchoice.ui.widgets.picture_button import PictureButton


class ViewHead(QWidget):
    """A sentence, the switch to the table, and the pictures.

    Attributes:
        sentence: What the view says.
        table_button: On while the numbers take the place of the picture.
        picture_button: Copies and saves.

    Signals:
        saving: A picture is to be written; what writes it, and where to.
    """

    saving = Signal(object, object)

    def __init__(
        self,
        pictures: Sequence[tuple[str, Callable[[], Drawing | None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setFont(theme.font(theme.BODY))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.sentence.setSizePolicy(policy)
        self.table_button = QPushButton(self.tr("Show &table"))
        self.table_button.setAccessibleName(self.tr("Show table"))
        self.table_button.setCheckable(True)
        self.picture_button = PictureButton(pictures)
        self.picture_button.saving.connect(self.saving)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.sentence, 1)
        for button in (self.table_button, self.picture_button):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str) -> None:
        """Shows the view's sentence."""
        self.sentence.setText(unbroken(text))
