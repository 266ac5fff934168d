"""The answer at the top: what can be expected, what it costs, how much of it is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hairchoice.engine import describe
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui import theme
from hairchoice.ui.accessible import Role, show_as
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.models.own import Place, rests_on_own
from hairchoice.ui.plain import unbroken
from hairchoice.ui.widgets.focus_frame import paint_focus_frame
from hairchoice.ui.widgets.inputs import PENCIL
from hairchoice.ui.widgets.marks import Note

_LINE_LENGTH = 75
_REST_MS = 250
_ANY_HEIGHT = 10_000
_WRAP = int(Qt.TextFlag.TextWordWrap)
_AMOUNT = re.compile(r"\d[\d.,]+\d")
_WIDE_AMOUNT = "000,000"
_SAME_FIGURE = str.maketrans("123456789", "0" * 9)


class Sentence(QLabel):
    """A sentence that wraps before its lines get too long to read."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_size(size)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_size(self, size: int, measure: int | None = None) -> None:
        """Sets one of the four type sizes, and the line length with it.

        Args:
            size: Of the type.
            measure: The size whose line length it has: below a larger sentence, that one's.
        """
        self.setFont(theme.font(measure or size))
        self.setMaximumWidth(_LINE_LENGTH * self.fontMetrics().averageCharWidth())
        self.setFont(theme.font(size))

    def heightForWidth(self, width: int) -> int:
        """The layout asks with its own width, which may be more than this label ever has."""
        return super().heightForWidth(min(width, self.maximumWidth()))


class Spare(QWidget):
    """The room that another answer would need more: without it all below would jump as it comes.

    It never needs less room again while the same treatments are compared: that would be a jump too.
    """

    def __init__(self, labels: Sequence[QLabel]) -> None:
        super().__init__()
        self._labels = labels
        self._shown: tuple[str, ...] = ()
        self._answers: list[tuple[str, ...]] = []
        self._highest: dict[int, int] = {}  # so far, by width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_shown(self) -> None:
        """Takes notice of what the labels show now."""
        self._know(_forms([label.text() for label in self._labels]), self._answers)

    def forget(self) -> None:
        """Begins anew: other answers, or other sizes of type."""
        self._highest.clear()
        self.updateGeometry()

    def set_answers(self, answers: Sequence[Sequence[str]]) -> None:
        """Keeps room for the highest of answers, each a text for every label."""
        self._know(self._shown, [_forms(answer) for answer in answers])

    def _know(self, shown: tuple[str, ...], answers: list[tuple[str, ...]]) -> None:
        if (shown, answers) != (self._shown, self._answers):
            self._shown, self._answers = shown, answers
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Returns what the answer that is shown lacks to the highest one."""
        used = self._height(self._shown, width) if self._shown else 0
        highest = max(used, *(self._height(one, width) for one in self._answers), 0)
        self._highest[width] = max(highest, self._highest.get(width, 0))
        return self._highest[width] - used

    def _height(self, forms: Sequence[str], width: int) -> int:
        pairs = zip(self._labels, forms, strict=True)
        return sum(
            _height_of(form, label.font().pixelSize(), min(width, label.maximumWidth()))
            for label, form in pairs
        )


def _forms(answer: Sequence[str]) -> tuple[str, ...]:
    """Returns texts with every figure the same: all of them are equally wide.

    While a slider moves only figures change, and nothing has to be measured again.
    """
    return tuple(text.translate(_SAME_FIGURE) for text in answer)


def _widened(text: str) -> str:
    """Returns a text with all its amounts as wide as those of many years may become."""
    return _AMOUNT.sub(lambda found: max(found[0], _WIDE_AMOUNT, key=len), text)


@lru_cache(maxsize=1024)
def _height_of(text: str, size: int, width: int) -> int:
    """Returns how high a text is in a size of type; an empty one takes no room."""
    room = QRect(0, 0, width, _ANY_HEIGHT)
    return QFontMetrics(theme.font(size)).boundingRect(room, _WRAP, text).height() if text else 0


class Headline(QWidget):
    """The answer for the focused treatment: gain and loss, money, and how much is counted.

    Attributes:
        quote: The way for somebody who holds a clinic's quote, wherever else they are.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = LocaleFormats()
        self.gain = Sentence(theme.HEADLINE)
        self.money = Sentence(theme.SECTION)
        self.counted = Note()
        self._spare = Spare((self.gain, self.money, self.counted))
        self._comparison: Comparison | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._keep_room)
        self.quote = QPushButton(self.tr("I have a &quote…"))
        self.quote.setToolTip(
            self.tr("What a clinic's offer comes to, what it leaves out, and what to ask")
        )
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(theme.GAP)
        for label in (self.gain, self.money, self.counted):
            self._sentences.addWidget(label)
        show_as(self, Role.StaticText)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the answer is to be read by keys as well
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.GAP)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._sentences)
        column.addWidget(self._spare)
        layout.addLayout(column, 1)
        layout.addWidget(self.quote, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    @property
    def spoken(self) -> str:
        """What a screen reader says of a new answer."""
        return f"{self.gain.text()} {_heard(self.money)}"

    def set_compact(self, compact: bool) -> None:
        """Uses the next smaller type sizes in a small window, and less room between them."""
        self._sentences.setSpacing(theme.GAP // 2 if compact else theme.GAP)
        large, small = (theme.SECTION, theme.BODY) if compact else (theme.HEADLINE, theme.SECTION)
        self.gain.set_size(large)
        self.money.set_size(small, large)
        self._spare.forget()

    def say(self, result: TreatmentResult, comparison: Comparison, catalogue: Catalogue) -> None:
        """Says the answer: the first sentence large, what follows from it smaller."""
        gain, money, counted = self._answer(result, comparison)
        self.gain.setText(gain)
        self.money.setText(money)
        self.counted.say(counted)
        treatment = catalogue.treatment(result.id)
        marked: tuple[tuple[QLabel, Place], ...] = ((self.money, "cost"), (self.counted, "trust"))
        for label, place in marked:
            own = rests_on_own(treatment, place, comparison.scenario, catalogue)
            self._mark(label, own=own)
        self._spare.set_shown()
        ids = [one.id for one in comparison.treatments]
        before, self._comparison = self._comparison, comparison
        if before is None or ids != [one.id for one in before.treatments]:
            self._spare.forget()
            self._keep_room()
        else:
            self._rest.start()
        self.setAccessibleName(f"{self.spoken} {_heard(self.counted)}")

    def _keep_room(self) -> None:
        """Has room for the answers that may come next, once what is changed has come to rest."""
        comparison = self._comparison
        if comparison is not None:
            answers = (self._answer(one, comparison) for one in comparison.treatments)
            self._spare.set_answers(
                [(gain, _widened(money), counted) for gain, money, counted in answers]
            )

    def _answer(self, result: TreatmentResult, comparison: Comparison) -> tuple[str, str, str]:
        """Returns the words of the three labels."""
        cost = describe.cost_words(result, comparison, self._formats)
        spent = describe.spent_sentence(result, comparison, self._formats)
        return (
            unbroken(describe.gain_sentence(result, comparison)),
            unbroken(f"{cost[:1].upper()}{cost[1:]} {spent}".strip()),
            describe.counted_sentence(result, self._formats),
        )

    def _mark(self, label: QLabel, *, own: bool) -> None:
        """Puts a pencil before what rests on the person's own numbers; its meaning is read out."""
        text, meaning = label.text(), self.tr("Rests on your own numbers.")
        marked = own and bool(text)
        label.setToolTip(meaning if marked else "")
        label.setAccessibleName(f"{text} {meaning}" if marked else "")
        if marked:
            label.setText(f"{PENCIL}\u2009{text}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys have come to."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a frame around the sentences when the keys lead here."""
        super().paintEvent(event)
        paint_focus_frame(self)


def _heard(label: QLabel) -> str:
    """Returns a sentence as it is read out: marks have words there."""
    return label.accessibleName() or label.text()
