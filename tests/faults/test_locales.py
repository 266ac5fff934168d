"""Odd separators: what a locale writes it also reads, and what its keyboard has is understood."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hairchoice.ui.desk import Desk
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.main_window import MainWindow
from tests.e2e.conftest import Play
from tests.faults.conftest import Injected

VALUES = (0.5, 12.25, 1234.5, 5000.0, 1_234_567.75)


def _every_locale() -> list[QLocale]:
    any_of = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    return QLocale.matchingLocales(*any_of)


def test_every_locale_reads_what_it_writes_also_with_the_spaces_of_a_keyboard(
    injected: Injected,
) -> None:
    locales = _every_locale()
    assert len(locales) > 500
    for locale in locales:
        formats = LocaleFormats(locale)
        for value in VALUES:
            written = formats.number(value, 2)
            typed = written.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")
            assert formats.parse(written) == value, (locale.name(), written)
            assert formats.parse(typed) == value, (locale.name(), typed)
    injected("a number written and typed in a locale", 2 * len(locales) * len(VALUES))


@pytest.mark.parametrize(
    ("locale", "typed", "value"),
    [
        ("de_CH", "1'234.50", 1234.5),
        ("de_CH", "1’234.50", 1234.5),
        ("fr_FR", "1 234,5", 1234.5),
        ("fr_FR", "1234.5", 1234.5),
        ("ar_EG", "\u0661\u066c\u0662\u0663\u0664\u066b\u0665", 1234.5),
        ("ar_EG", "1,5", 1.5),
        ("ar_EG", "1234.5", 1234.5),
        ("hi_IN", "1,00,000", 100_000.0),
        ("de_DE", "1.234,5", 1234.5),
        ("en_US", "\u22125", -5.0),
        ("en_US", "\u0663", 3.0),
        ("en_US", "1,5", None),
        ("en_US", "½", None),
        ("en_US", "2²", None),
        ("en_US", "nan", None),
        ("de_DE", "inf", None),
        ("en_US", "1e999", None),
        ("en_US", "12 hairs", None),
        ("en_US", "", None),
    ],
)
def test_what_a_keyboard_has_is_understood_and_what_is_no_number_is_not(
    locale: str, typed: str, value: float | None
) -> None:
    assert LocaleFormats(QLocale(locale)).parse(typed) == value


@pytest.mark.parametrize("name", ["de_CH", "ar_EG", "fr_FR"])
def test_the_program_shows_and_takes_an_amount_in_an_odd_locale(
    qtbot: QtBot, play: Play, name: str, injected: Injected
) -> None:
    QLocale.setDefault(QLocale(name))
    formats = LocaleFormats()

    def story(_window: MainWindow, desk: Desk) -> None:
        field = desk.person.budget
        field.setFocus()
        field.clear()
        field.insert(formats.number(2345.5, 1))
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert desk.workspace.scenario.budget == 2345.5
        for position in range(desk.centre.tabs.count()):
            desk.centre.show_view(position)
        qtbot.waitUntil(lambda: desk.workspace.settled)
        assert formats.parse(field.text()) == 2345.5

    play(story)
    injected(f"the program in {name}", 1)
