"""What the program remembers between two starts: window, theme, folders, recent files.

Nothing here belongs to a comparison; that is saved in its own file. Each setting is declared once,
with its type and default, because `QSettings` gives back strings after a restart.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar, cast

from PySide6.QtCore import QByteArray

from hairchoice import paths
from hairchoice.ui.stored import open_store

Value = TypeVar("Value")
RECENT_LIMIT = 8


class Setting(NamedTuple, Generic[Value]):
    """One remembered value.

    Attributes:
        key: Group and name in the file.
        default: Also fixes the type.
        allowed: The values that are used; empty for any of the type.
    """

    key: str
    default: Value
    allowed: tuple[Value, ...] = ()


GEOMETRY = Setting("window/geometry", QByteArray())
SPLITTER = Setting("window/splitter", QByteArray())
PERSON_FOLDED = Setting("window/person_folded", False)
MORE_OPENED = Setting("window/more_opened", False)
DETAILS_OPENED = Setting("window/details_opened", False)
WELCOMED = Setting("window/welcomed", False)
THEME = Setting("view/theme", "system", ("system", "light", "dark"))
MOVEMENT = Setting("view/movement", "system", ("system", "less", "all"))
TABLE_HIDDEN: Setting[list[str]] = Setting("view/hidden_columns", [])
WORTH: Setting[list[str]] = Setting("view/worth_of_hair", [])
FOLDER = Setting("files/folder", "")
RECENT: Setting[list[str]] = Setting("files/recent", [])


class Settings:
    """Typed access to the settings file.

    Args:
        file: Where it is; None for the person's own.

    Attributes:
        said: What the person should know about the file; empty for nothing.
    """

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            folder = paths.user_config_dir()
            with suppress(OSError):  # then nothing is remembered, and Qt says no more either
                paths.make_private(folder)
            file = folder / "settings.ini"
        self._store, self.said = open_store(file)

    def get(self, setting: Setting[Value]) -> Value:
        """Returns the remembered value, or the default where what stands there is none of ours."""
        kind = cast("type[object]", type(setting.default))
        value = self._store.value(setting.key, setting.default, type=kind)
        if not isinstance(value, kind) or (setting.allowed and value not in setting.allowed):
            return setting.default
        return cast("Value", value)

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Remembers a value; one that is remembered already leaves the file alone."""
        if self.get(setting) != value:
            self._store.setValue(setting.key, value)

    def folder(self) -> str:
        """Returns the folder that the last file dialog ended in; empty for none."""
        folder = self.get(FOLDER)
        return folder if folder and paths.is_folder(Path(folder)) else ""

    def used(self, path: Path) -> None:
        """Remembers the folder of a file that was just read or written."""
        self.set(FOLDER, str(path.parent))

    def recent_files(self) -> list[Path]:
        """Returns the comparison files that were open last, newest first, if still there."""
        return [path for recent in self.get(RECENT) if paths.is_file(path := Path(recent))]

    def add_recent(self, path: Path) -> None:
        """Puts a comparison file at the head of the recent ones."""
        others = [recent for recent in self.recent_files() if recent != path]
        self.set(RECENT, [str(recent) for recent in [path, *others][:RECENT_LIMIT]])
