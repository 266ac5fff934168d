"""The dialogs that are opened from the menus: the quote checker, help, and about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from hairchoice.engine.scenario import Choices
from hairchoice.ui import changes
from hairchoice.ui.centre import Centre
from hairchoice.ui.panels.treatments import AT_ONCE
from hairchoice.ui.workspace import Workspace


class Dialogs(QObject):
    """Opens them; each is made when it is first asked for."""

    def __init__(self, workspace: Workspace, centre: Centre, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._centre = centre
        self._window = window

    def check_quote(self) -> None:
        """Works out what a clinic's offer comes to."""
        from hairchoice.ui.dialogs.quote_checker import QuoteChecker

        workspace = self._workspace
        dialog = QuoteChecker(
            workspace.catalogue, workspace.scenario, workspace.focus, self._window
        )
        dialog.quote_used.connect(self._use_quote)
        _open(dialog)

    def show_help(self, page: str = "") -> None:
        """Explains the pictures and the words; stays open beside the window.

        Args:
            page: Which page to open; empty for the one on what is in front.
        """
        from hairchoice.ui.dialogs.help import HelpDialog

        dialog = self._window.findChild(HelpDialog)
        if dialog is None:
            dialog = HelpDialog(self._shortcuts(), self._window)
        dialog.show_page(page or self._page_in_front())
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_about(self) -> None:
        """Says what this program is made of."""
        from hairchoice.ui.dialogs import pages

        _open(pages.about(self._window, self._workspace.catalogue))

    def _page_in_front(self) -> str:
        """Each view names its page of the help."""
        return "welcome" if self._centre.welcoming else self._centre.page

    def _shortcuts(self) -> list[tuple[str, str]]:
        """Returns the keys of the menus, as the menus have them."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.text(), action.shortcut().toString(native))
            for action in self._window.window().findChildren(QAction)
            if not action.shortcut().isEmpty()
        ]

    def _use_quote(self, treatment_id: str, chosen: Choices) -> None:
        """Takes an offer over, and compares what it is for if there is room for one more."""
        compared = self._workspace.scenario.treatments
        shown = treatment_id in compared or len(compared) < AT_ONCE
        if self._workspace.apply(
            lambda scenario: changes.with_offer(scenario, treatment_id, chosen, shown=shown)
        ):
            self._workspace.set_focus(treatment_id)
        if not shown:
            message = self.tr("Your quote was taken over. Untick a treatment to compare it too.")
            self._workspace.report(message)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
