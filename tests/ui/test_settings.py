"""What is remembered between two starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from hairchoice.ui.settings import (
    GEOMETRY,
    PERSON_FOLDED,
    RECENT_LIMIT,
    TABLE_HIDDEN,
    THEME,
    Settings,
)


def _after_restart(settings: Settings) -> Settings:
    settings._store.sync()
    return Settings()


def test_every_kind_of_value_survives_a_restart() -> None:
    settings = Settings()
    settings.set(GEOMETRY, QByteArray(b"\x01\x02"))
    settings.set(PERSON_FOLDED, True)
    settings.set(THEME, "dark")
    settings.set(TABLE_HIDDEN, ["harms"])
    settings = _after_restart(settings)
    assert settings.get(GEOMETRY) == QByteArray(b"\x01\x02")
    assert settings.get(PERSON_FOLDED) is True
    assert settings.get(THEME) == "dark"
    assert settings.get(TABLE_HIDDEN) == ["harms"]


def test_an_empty_list_is_a_list_after_a_restart() -> None:
    settings = Settings()
    settings.set(TABLE_HIDDEN, [])
    assert _after_restart(settings).get(TABLE_HIDDEN) == []


def test_recent_files_are_few_newest_first_and_there(tmp_path: Path) -> None:
    settings = Settings()
    files = [tmp_path / f"{number}.hairchoice" for number in range(RECENT_LIMIT + 2)]
    for file in files:
        file.touch()
        settings.add_recent(file)
    settings.add_recent(files[5])
    files[-1].unlink()
    recent = _after_restart(settings).recent_files()
    assert recent[0] == files[5]
    assert len(recent) == len(set(recent)) == RECENT_LIMIT - 1
    assert files[-1] not in recent
