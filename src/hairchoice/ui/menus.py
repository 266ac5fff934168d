"""The menu bar: every action with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from hairchoice.engine.problems import one_line
from hairchoice.paths import COMPARISON_SUFFIX
from hairchoice.ui.models.step_words import step_words
from hairchoice.ui.plain import tip, without_keys
from hairchoice.ui.settings import THEME

if TYPE_CHECKING:
    from hairchoice.ui.desk import Desk
    from hairchoice.ui.main_window import MainWindow

Key = QKeySequence.StandardKey


class Menus(QObject):
    """Makes the menus and keeps their state true.

    Attributes:
        undo, redo: Enabled while there is something to undo or redo.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._file_menu()
        self._edit_menu()
        self._view_menu()
        self._help_menu()
        desk.document.changed.connect(self._refresh)
        self._refresh()

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self,
        menu: QMenu,
        text: str,
        does: Callable[[], object],
        key: Key | str | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: does())
        if key is not None:
            action.setShortcut(QKeySequence(key))
        return action

    def _file_menu(self) -> None:
        menu, desk = self._menu(self.tr("&File")), self._desk
        self._add(menu, self.tr("&New"), desk.new, Key.New)
        self._add(menu, self.tr("&Open…"), desk.ask_open, Key.Open)
        self._add(menu, self.tr("Open a run &code…"), desk.ask_code)
        self._add(menu, self.tr("&Import from Excel…"), desk.ask_import)
        self._recent = menu.addMenu(self.tr("Open &recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self._add(menu, self.tr("&Save"), desk.save, Key.Save)
        self._add(menu, self.tr("Save &as…"), desk.save_as, "Ctrl+Shift+S")
        menu.addSeparator()
        exporter = desk.exporter
        self._add(menu, self.tr("&Export to Excel…"), exporter.workbook, "Ctrl+E")
        every = self.tr("Export to Excel with every &future…")
        self._add(menu, every, exporter.workbook_with_draws)
        self._add(menu, self.tr("Export &table as CSV…"), exporter.table)
        self._add(menu, self.tr("Save summary as P&DF…"), exporter.pdf)
        menu.addSeparator()
        self._add(menu, self.tr("Print pre&view…"), exporter.preview, "Ctrl+Shift+P")
        self._add(menu, self.tr("&Print…"), exporter.print_summary, Key.Print)
        menu.addSeparator()
        self._add(menu, self.tr("Check a &quote…"), desk.dialogs.check_quote, "Ctrl+K")
        menu.addSeparator()
        # The platform moves it to the application's own menu on macOS.
        leave = self._add(menu, self.tr("E&xit"), self._window.close, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit_menu(self) -> None:
        menu, workspace = self._menu(self.tr("&Edit")), self._desk.workspace
        undone, redone = self.tr("Undone: {what}."), self.tr("Done again: {what}.")
        self.undo = self._add(
            menu, self.tr("&Undo"), lambda: self._step(workspace.undo, undone), Key.Undo
        )
        self.redo = self._add(
            menu, self.tr("&Redo"), lambda: self._step(workspace.redo, redone), "Ctrl+Shift+Z"
        )
        menu.addSeparator()
        self._add(menu, self.tr("&Copy table"), self._desk.copy_table, "Ctrl+Shift+C")

    def _step(self, does: Callable[[], None], said: str) -> None:
        """Goes a step back or forward, and says what that changed: it may be out of sight."""
        workspace = self._desk.workspace
        before = workspace.scenario
        does()
        what = step_words(before, workspace.scenario, workspace.catalogue)
        if what:
            self._window.say(said.format(what=what))

    def _view_menu(self) -> None:
        menu, centre = self._menu(self.tr("&View")), self._desk.centre
        for position, name in enumerate(self._view_names()):
            show = cast("Callable[[], None]", lambda at=position: centre.turn_to(at))
            self._add(menu, name, show, f"Ctrl+{position + 1}")
        self._economics = self._add(
            menu,
            self.tr("&Health economics"),
            lambda: centre.show_economics(self._economics.isChecked()),
            f"Ctrl+{len(self._view_names()) + 1}",
        )
        self._economics.setCheckable(True)
        centre.economics_shown.connect(self._economics.setChecked)
        menu.addSeparator()
        chosen = self._desk.workspace.settings.get(THEME)
        themes = menu.addMenu(self.tr("&Theme"))
        self._choices(themes, self._theme_names(), chosen, self._window.choose_theme)
        movement = self._window.movement
        choices = menu.addMenu(self.tr("&Less movement"))
        self._choices(choices, self._movement_names(), movement.choice, movement.choose)

    def _view_names(self) -> list[str]:
        """Returns the names of the tabs, with a letter each."""
        return [
            self.tr("&Over time"),
            self.tr("&100 people"),
            self.tr("&Side by side"),
            self.tr("&What would change it"),
            self.tr("&Evidence"),
        ]

    def _choices(
        self, menu: QMenu, names: Mapping[str, str], chosen: str, choose: Callable[[str], None]
    ) -> None:
        """Fills a menu of which one line is ticked."""
        group = QActionGroup(self)
        for choice, name in names.items():
            pick = cast("Callable[[], None]", lambda it=choice: choose(it))
            action = self._add(menu, name, pick)
            action.setCheckable(True)
            action.setChecked(choice == chosen)
            group.addAction(action)

    def _theme_names(self) -> dict[str, str]:
        return {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }

    def _movement_names(self) -> dict[str, str]:
        return {
            "system": self.tr("As the &system"),
            "less": self.tr("&Always"),
            "all": self.tr("&Never"),
        }

    def _help_menu(self) -> None:
        menu = self._menu(self.tr("&Help"))
        desk, dialogs = self._desk, self._desk.dialogs
        self._add(menu, self.tr("Help on this &view"), dialogs.show_help, Key.HelpContents)
        self._add(menu, self.tr("&How to read this"), lambda: dialogs.show_help("reading"))
        self._add(menu, self.tr("&Keyboard shortcuts"), lambda: dialogs.show_help("shortcuts"))
        menu.addSeparator()
        self._add(menu, self.tr("&Welcome"), desk.centre.show_welcome)
        self._add(menu, self.tr("&About HairChoice"), dialogs.show_about)

    def _refresh(self) -> None:
        workspace = self._desk.workspace
        self.undo.setEnabled(workspace.can_undo)
        self.redo.setEnabled(workspace.can_redo)

    def _fill_recent(self) -> None:
        self._recent.clear()
        recent = self._desk.workspace.settings.recent_files()
        for path in recent:
            self._add_recent(path)
        if not recent:
            self._recent.addAction(self.tr("Nothing was saved yet")).setEnabled(False)

    def _add_recent(self, path: Path) -> None:
        name = without_keys(one_line(path.name.removesuffix(COMPARISON_SUFFIX)))
        action = self._add(self._recent, name, lambda: self._desk.open(path))
        action.setToolTip(tip(one_line(str(path))))
