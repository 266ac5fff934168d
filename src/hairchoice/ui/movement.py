"""Whether anything on the screen may move by itself: the person's choice, else the desktop's.

Two things do: lines that step back and come forward when another treatment is looked at, and the
bar that runs while something takes long. Both ask the style, which is chosen here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from hairchoice.ui.settings import MOVEMENT, Settings
from hairchoice.ui.style import wear

Ask = Callable[[Callable[[bool], None], QObject], None]


class Movement(QObject):
    """Follows the desktop, or what was chosen in the program.

    Args:
        settings: Where the choice is remembered.
        ask: Asks the desktop; `hairchoice.ui.desktop_motion.ask_desktop` when None, which is
            imported when it is first needed.
    """

    def __init__(
        self, settings: Settings, parent: QObject | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ask = ask
        self._desktop_wants_less = False
        self._apply()

    @property
    def choice(self) -> str:
        """``system``, ``less`` or ``all``."""
        return self._settings.get(MOVEMENT)

    def choose(self, choice: str) -> None:
        """Takes the person's choice and remembers it."""
        self._settings.set(MOVEMENT, choice)
        self._apply()
        self.look()

    def look(self) -> None:
        """Asks the desktop once more, where it is followed; it answers later, or never."""
        if self.choice != "system":
            return
        if self._ask is None:
            from hairchoice.ui.desktop_motion import ask_desktop

            self._ask = ask_desktop
        self._ask(self._hear, self)

    def _hear(self, wants_less: bool) -> None:
        self._desktop_wants_less = wants_less
        self._apply()

    def _apply(self) -> None:
        followed = self.choice == "system" and self._desktop_wants_less
        wear(still=followed or self.choice == "less")
