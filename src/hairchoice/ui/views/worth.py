"""What hair is worth to the person: without it nobody can say which treatment is the best buy."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hairchoice.engine.words import SYMBOLS
from hairchoice.ui import theme
from hairchoice.ui.accessible import lead_to
from hairchoice.ui.settings import WORTH, Settings
from hairchoice.ui.widgets.inputs import NumberEdit
from hairchoice.ui.widgets.marks import Note

_STARTING_POINTS = {"USD": 20.0, "GBP": 16.0, "EUR": 18.0, "INR": 500.0}
_OTHERWISE = 20.0
_HIGHEST = 1e6
_FIELD_WIDTH = 72


def worth_of_hair(settings: Settings, currency: str) -> float:
    """Returns what the person said that hair is worth, or our starting point."""
    own = _remembered(settings).get(currency)
    return _STARTING_POINTS.get(currency, _OTHERWISE) if own is None else own


def _remembered(settings: Settings) -> dict[str, float]:
    """Returns the amounts by currency; what is no amount was not written here."""
    pairs = (entry.partition(" ") for entry in settings.get(WORTH))
    amounts = {currency: QLocale.c().toDouble(amount) for currency, _space, amount in pairs}
    return {
        currency: amount
        for currency, (amount, understood) in amounts.items()
        if understood and 0 <= amount <= _HIGHEST
    }


class WorthOfHair(QWidget):
    """One amount per currency, remembered between starts: it is the person's, not the comparison's.

    Attributes:
        edit: The amount; empty for our starting point.

    Signals:
        changed: The person set another amount.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._currency = ""
        name = self.tr("What one more hair on each cm², for one year, is worth to you")
        self.edit = NumberEdit(name, 0, _HIGHEST)
        self.edit.setFixedWidth(_FIELD_WIDTH)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._unit = QLabel()
        question = Note(
            self.tr("For the best buy: one more hair on each cm² &kept for a year is worth")
        )
        question.setTextFormat(Qt.TextFormat.AutoText)
        question.setWordWrap(False)
        question.setMaximumWidth(question.sizeHint().width())  # one line, where there is room
        question.setWordWrap(True)
        lead_to(question, self.edit)
        hint = Note(self.tr("to you. The figure we start with is an assumption."))
        hint.setFont(theme.font(theme.NOTE, italic=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(question, 1)
        for part in (self._unit, self.edit):
            layout.addWidget(part)
        layout.addWidget(hint, 1)
        self.edit.value_changed.connect(self._take)

    def value(self) -> float:
        """Returns the amount in the currency of the comparison."""
        return worth_of_hair(self._settings, self._currency)

    def set_currency(self, currency: str) -> None:
        """Shows the amount of another price book."""
        if currency == self._currency:
            return
        self._currency = currency
        self._unit.setText(SYMBOLS.get(currency, currency))
        self.edit.set_value(_remembered(self._settings).get(currency))
        start = _STARTING_POINTS.get(currency, _OTHERWISE)
        self.edit.setPlaceholderText(f"{start:.0f}")

    def _take(self, value: float | None) -> None:
        kept = _remembered(self._settings)
        kept.pop(self._currency, None)
        if value is not None:
            kept[self._currency] = value
        self._settings.set(WORTH, [f"{currency} {amount!r}" for currency, amount in kept.items()])
        self.changed.emit()
