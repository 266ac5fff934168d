"""The only thing on a chart that moves by itself: lines that step back and come forward."""

from __future__ import annotations

from PySide6.QtCore import QObject, QVariantAnimation, Signal

_MS = 150


class Fade(QObject):
    """Goes from one set of strengths to another.

    Signals:
        changed: How strongly each line is drawn now, by id.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._from: dict[str, float] = {}
        self._now: dict[str, float] = {}
        self._wanted: dict[str, float] = {}
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_MS)
        self._animation.valueChanged.connect(self._step)

    def go(self, wanted: dict[str, float], *, animated: bool) -> None:
        """Goes to new strengths, at once or in a short while."""
        running = self._animation.state() == QVariantAnimation.State.Running
        if running and animated and wanted == self._wanted:
            return  # the values moved, the focus did not
        self._animation.stop()
        self._wanted = wanted
        if animated and wanted.keys() == self._now.keys() and wanted != self._now:
            self._from = dict(self._now)
            self._animation.start()
        else:
            self._set(wanted)

    def stop(self) -> None:
        """Stays where it is."""
        self._animation.stop()

    def _step(self, share: float) -> None:
        self._set(
            {
                each: (1 - share) * self._from[each] + share * strength
                for each, strength in self._wanted.items()
            }
        )

    def _set(self, strength: dict[str, float]) -> None:
        self._now = strength
        self.changed.emit(strength)
