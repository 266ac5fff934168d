"""Choosing a stage by its picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from hairchoice.engine.catalogue import Stage
from hairchoice.paths import bundled
from hairchoice.ui import theme
from hairchoice.ui.plain import tip, without_keys
from hairchoice.ui.theme import Theme
from hairchoice.ui.widgets.tables import selection_colour

_COLUMNS = 4
_ONE_ROW = 5
"""So few stages stand side by side."""

_PADDING = 4
_PICTURE = 52
_NARROWEST = 48
_COMPACT_PICTURE = 28
"""All of a scale in one row, in a window that has little height."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Where an arrow key leads: columns and rows."""


class StagePicker(QWidget):
    """A grid of pictures, one of which is chosen; arrow keys walk and choose.

    Attributes:
        buttons: By stage id, in the order of the scale.

    Signals:
        stage_picked: With the id of the stage that the person chose.
    """

    stage_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons: dict[str, StageButton] = {}
        self._group = QButtonGroup(self)
        self._columns = _COLUMNS
        self._compact = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme.GAP // 2)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Shows a scale; nothing is chosen until `set_stage`."""
        if list(self.buttons) == [stage.id for stage in stages]:
            return
        for old in self.buttons.values():
            self._group.removeButton(old)
            self._grid.removeWidget(old)
            old.deleteLater()
        self.buttons = {stage.id: StageButton(stage, self) for stage in stages}
        self._place()
        for button in self.buttons.values():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked, picked=button: self._pick(picked))
            button.show()
        # New children come last in the tab order of the window: here they belong to the picker.
        for before, after in pairwise((self, *self.buttons.values())):
            QWidget.setTabOrder(before, after)

    def set_compact(self, compact: bool) -> None:
        """Shows the whole scale in one row of small pictures, or in rows of four."""
        if compact != self._compact:
            self._compact = compact
            self._place()

    def _place(self) -> None:
        count = len(self.buttons)
        self._columns = count if self._compact or count <= _ONE_ROW else _COLUMNS
        for position, button in enumerate(self.buttons.values()):
            button.set_compact(self._compact)
            self._grid.addWidget(button, *divmod(position, self._columns))

    def set_stage(self, stage_id: str) -> None:
        """Shows a choice without announcing it; an id that is not there leaves none chosen."""
        chosen = self.buttons.get(stage_id)
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(button is chosen)
        self._group.setExclusive(True)
        entry = chosen or next(iter(self.buttons.values()), None)
        self._let_in_by(entry)

    def stage(self) -> str | None:
        """Returns the id of the chosen stage; None where none is."""
        chosen = self._group.checkedButton()
        return chosen.stage.id if isinstance(chosen, StageButton) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks with the arrow keys, Home and End; what is reached is chosen."""
        buttons = list(self.buttons.values())
        focused = self.focusWidget()
        if not isinstance(focused, StageButton) or focused not in buttons:
            super().keyPressEvent(event)
            return
        target = self._target(Qt.Key(event.key()), buttons.index(focused))
        if target is None:
            super().keyPressEvent(event)
        elif 0 <= target < len(buttons):
            buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)
            self._pick(buttons[target])

    def _target(self, key: Qt.Key, position: int) -> int | None:
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return len(self.buttons) - 1
        if key not in _STEPS:
            return None
        across, down = _STEPS[key]
        return position + across + down * self._columns

    def _pick(self, button: StageButton) -> None:
        button.setChecked(True)
        self._let_in_by(button)
        self.stage_picked.emit(button.stage.id)

    def _let_in_by(self, entry: StageButton | None) -> None:
        """The Tab key, and a label's mnemonic, stop once at the whole scale: at what is chosen."""
        if entry is not None:
            self.setFocusProxy(entry)
        for button in self.buttons.values():
            strong = button is entry
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            )


class StageButton(QRadioButton):
    """The picture of one stage with its name beneath.

    Attributes:
        stage: What it stands for.
    """

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._name = stage.label.removeprefix(stage.scale).strip()
        self._side, self._said = _PICTURE, self._name
        self.setText(without_keys(self._name))
        self.setAccessibleName(stage.label)
        self.setAccessibleDescription(stage.description)
        self.setToolTip(tip(f"{stage.label}. {stage.description}"))
        self.setFont(theme.font(theme.NOTE))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        """Makes the picture small and the name short, or lets both have their room."""
        self._side = _COMPACT_PICTURE if compact else _PICTURE
        self._said = _short(self._name) if compact else self._name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture, the name and room around them."""
        return QSize(self._side + 3 * _PADDING, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """In a narrow panel the picture shrinks a little."""
        label = QFontMetrics(theme.font(theme.NOTE)).height()
        narrowest = min(_NARROWEST, self._side)
        return QSize(narrowest, self._side + label + 3 * _PADDING)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked, not only the place of a radio button's dot."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves walking to the picker, which knows the grid."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the outline of a choice, the picture and the name."""
        appearance = theme.theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter, appearance)
        side = min(self._side, self.width() - _PADDING)
        left = (self.width() - side) / 2
        _drawing(self.stage.scale, self.stage.id, appearance.muted).render(
            painter, QRectF(left, _PADDING + (self._side - side) / 2, side, side)
        )
        painter.setFont(theme.font(theme.NOTE))
        painter.setPen(QColor(appearance.text if self.isChecked() else appearance.muted))
        top = _PADDING + self._side
        place = QRect(0, top, self.width(), self.height() - top - _PADDING)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._said)

    def _draw_frame(self, painter: QPainter, appearance: Theme) -> None:
        rect = QRectF(self.rect())
        if self.isChecked():
            painter.setBrush(selection_colour(appearance))
            painter.setPen(QPen(QColor(appearance.accent), 2))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 5, 5)
        elif self.underMouse():
            painter.setPen(QPen(QColor(appearance.frame), 1))
            painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(appearance.accent), 1))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)


def _short(name: str) -> str:
    """Returns a name as clinics abbreviate it: ``IIIv`` for III vertex."""
    first, *others = name.split()
    return first + "".join(word[0] for word in others)


@cache
def _drawing(scale: str, stage_id: str, line: str) -> QSvgRenderer:
    """Returns the drawing with its lines in a colour of the theme."""
    path = bundled("resources", "stages", f"{scale.lower()}_{stage_id}.svg")
    data = path.read_bytes().replace(b'color="#77808A"', f'color="{line}"'.encode(), 1)
    return QSvgRenderer(QByteArray(data))
