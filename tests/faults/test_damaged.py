"""Damaged files of the program's own: kept under another name, said so, and the program starts."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hairchoice import paths
from hairchoice.engine import load
from hairchoice.engine.scenario import Scenario, read_scenario, write_scenario
from hairchoice.ui.app import make_window
from hairchoice.ui.desk import Desk
from hairchoice.ui.main_window import MainWindow
from hairchoice.ui.settings import MOVEMENT, RECENT, THEME, WORTH, Settings
from hairchoice.ui.views.worth import WorthOfHair
from tests.e2e.conftest import Play
from tests.faults.conftest import Injected

LEFT = Qt.MouseButton.LeftButton
DAMAGE = {
    "zeros": b"\0" * 300,
    "bytes of something else": bytes(random.Random(1).randbytes(400)),
    "half a line": b"[view]\ntheme=dark\nless_mov",
    "half a group": b"[view]\ntheme=dark\n[wind",
    "another kind of file": b'{"theme": "dark"}\n',
}
ODD = {
    "another type": "[window]\ngeometry=5\nsplitter=@Size(1 2)\nwelcomed=perhaps\n",
    "unknown values": "[view]\ntheme=sepia\nhidden_columns=none, such\n",
    "odd amounts": "[view]\nworth_of_hair=USD nan, EUR inf, GBP -5, INR\n",
    "folders that are none": "[files]\nfolder=/no/such\nrecent=/no/such, 5, @Invalid()\n",
    "nothing": "\n\n",
}


def _settings_file() -> Path:
    file = paths.user_config_dir() / "settings.ini"
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_damaged_settings_are_put_aside_and_said_and_the_program_starts(
    play: Play, damage: bytes, injected: Injected
) -> None:
    file = _settings_file()
    file.write_bytes(damage)

    def story(_window: MainWindow, desk: Desk) -> None:
        kept = file.with_name("settings-damaged-1.ini")
        assert str(kept) in desk.centre.notice.text.text()
        assert kept.read_bytes() == damage

    play(story, first_time=True)
    file.write_bytes(damage)
    assert Settings().said.count("settings-damaged-2.ini") == 1, "the first one is still there"
    injected("damaged settings", 1)


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_settings_with_odd_values_start_the_program_with_the_usual_ones(
    qtbot: QtBot, play: Play, text: str, injected: Injected
) -> None:
    _settings_file().write_text(text)

    def story(window: MainWindow, desk: Desk) -> None:
        assert desk.workspace.settings.get(THEME) == "system"
        desk.centre.show_economics(True)
        window.apply_theme()
        qtbot.waitUntil(lambda: desk.workspace.settled)

    play(story)
    assert not (paths.user_data_dir() / "reports").exists(), "a mistake was made on the way"
    injected("settings with odd values", 1)


@pytest.mark.parametrize("amount", ["", "much", "nan", "inf", "-5", "1e300"])
def test_a_remembered_amount_that_is_none_is_not_used(qtbot: QtBot, amount: str) -> None:
    settings = Settings()
    settings.set(WORTH, [f"USD {amount}", "EUR 12.5"])
    worth = WorthOfHair(settings)
    qtbot.addWidget(worth)
    worth.set_currency("EUR")
    assert worth.edit.value() == 12.5
    worth.set_currency("USD")
    assert worth.edit.value() is None


def test_settings_of_a_newer_version_are_kept_for_it_and_what_is_known_is_used(
    play: Play, injected: Injected
) -> None:
    file = _settings_file()
    newer = "[file]\nversion=7\n[view]\nmovement=less\ntheme=sepia\n[hologram]\nbrightness=11\n"
    file.write_text(newer)

    def story(_window: MainWindow, desk: Desk) -> None:
        assert "newer" in desk.centre.notice.text.text()
        assert desk.workspace.settings.get(MOVEMENT) == "less"
        assert desk.workspace.settings.get(THEME) == "system"

    play(story, first_time=True)
    assert file.with_name("settings-newer-1.ini").read_text() == newer
    assert "brightness=11" in file.read_text(), "what is not known is left alone"
    assert Settings().said == "", "said once"
    injected("settings of a newer version", 1)


def test_settings_that_cannot_be_kept_stop_nobody(play: Play, injected: Injected) -> None:
    folder = paths.user_config_dir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")

    def story(window: MainWindow, _desk: Desk) -> None:
        window.choose_theme("dark")

    play(story, first_time=True)
    assert folder.read_text() == "in the way"
    injected("settings that cannot be written", 1)


def test_every_kind_of_setting_has_its_own_type_after_a_restart() -> None:
    settings = Settings()
    settings.set(RECENT, ["/a, b", "c"])
    settings.set(WORTH, ["USD 5.0"])
    settings._store.sync()
    again = Settings()
    assert (again.get(RECENT), again.get(WORTH), again.said) == (["/a, b", "c"], ["USD 5.0"], "")


@pytest.mark.parametrize("content", [b"", b"half of it", b"\0" * 64, b'{"format": "other"}'])
def test_unsaved_work_that_is_damaged_is_kept_under_another_name(
    play: Play, content: bytes, injected: Injected
) -> None:
    folder = paths.user_data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unsaved-0.hairchoice").write_bytes(content)
    kept = folder / "unreadable-1.hairchoice"

    def story(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.centre.offer.buttons["Open what was not saved"], LEFT)
        assert str(kept) in desk.centre.notice.text.text()
        assert desk.workspace.scenario.years == 5

    play(story)
    assert kept.read_bytes() == content
    (folder / "unsaved-0.hairchoice").write_bytes(b"another one")
    kept = folder / "unreadable-2.hairchoice"
    play(story)
    assert (folder / "unreadable-1.hairchoice").read_bytes() == content

    def nothing(_window: MainWindow, desk: Desk) -> None:
        assert not desk.centre.offer.isVisible(), "it is not offered again"

    play(nothing)
    injected("damaged unsaved work", 1)


def test_unsaved_work_in_the_place_of_a_window_that_is_gone_is_offered_first(
    play: Play, injected: Injected
) -> None:
    """Two windows were open, and the second one died."""
    folder = paths.user_data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unsaved-1.hairchoice").write_bytes(write_scenario(Scenario(years=9)))

    def story(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.centre.offer.buttons["Open what was not saved"], LEFT)
        assert desk.workspace.scenario.years == 9

    play(story)
    injected("the second of two windows dies", 1)


@pytest.mark.parametrize("content", [b"", b"garbage", b"99999\nhairchoice\nhost\nid\nboot\n"])
def test_a_lock_that_a_power_cut_left_hides_no_unsaved_work(
    play: Play, content: bytes, injected: Injected
) -> None:
    folder = paths.user_data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unsaved-0.lock").write_bytes(content)
    (folder / "unsaved-0.hairchoice").write_bytes(write_scenario(Scenario(years=9)))

    def story(_window: MainWindow, desk: Desk) -> None:
        QTest.mouseClick(desk.centre.offer.buttons["Open what was not saved"], LEFT)
        assert desk.workspace.scenario.years == 9

    play(story)
    injected("a lock left by a power cut", 1)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_comparison_cut_short_starts_the_program_and_stays_as_it_is(
    play: Play, tmp_path: Path, share: float, injected: Injected
) -> None:
    whole = write_scenario(Scenario(years=7))
    file = tmp_path / "mine.hairchoice"
    file.write_bytes(whole[: int(share * len(whole))])
    before = file.read_bytes()

    def story(_window: MainWindow, desk: Desk) -> None:
        assert "was not opened" in desk.centre.notice.text.text()
        assert desk.document.path is None, "saving asks for a name"

    play(story, str(file))
    assert file.read_bytes() == before
    injected("a comparison cut short", 1)


def test_a_data_file_that_is_damaged_is_said_in_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    whole = paths.bundled("data", "treatments.json").read_bytes()
    damaged = tmp_path / "treatments.json"
    for share in (0.0, 0.5, 0.999):
        damaged.write_bytes(whole[: int(share * len(whole))])
        monkeypatch.setattr(load, "bundled", lambda *_parts: damaged)
        window = make_window(None)
        qtbot.addWidget(window)
        qtbot.waitUntil(partial(_says_damaged, window))
        label = window.centralWidget()
        assert isinstance(label, QLabel)
        assert "Install HairChoice again" in label.text()
        assert str(damaged) in label.text()
        assert window.close()
    injected("a damaged data file", 3)


def _says_damaged(window: MainWindow) -> bool:
    return isinstance(window.centralWidget(), QLabel)


def test_what_was_rescued_is_the_work(play: Play) -> None:
    def story(window: MainWindow, desk: Desk) -> None:
        QTest.keyClick(desk.person.years.slider, Qt.Key.Key_Right)
        kept = window.rescue()
        assert kept is not None
        assert read_scenario(kept.read_bytes()).years == 6

    play(story)
