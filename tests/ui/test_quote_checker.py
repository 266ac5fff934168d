"""The quote checker as a person with a clinic's letter uses it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.ui.dialogs.quote_checker import QuoteChecker
from hairchoice.ui.widgets.marks import Note
from hairchoice.ui.widgets.range_bar import RangeBar

LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., QuoteChecker]


@pytest.fixture
def open_checker(qtbot: QtBot, catalogue: Catalogue) -> Open:
    def open_it(treatment: str = "exosomes", **person: object) -> QuoteChecker:
        made = QuoteChecker(catalogue, msgspec.structs.replace(Scenario(), **person), treatment)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return open_it


def _type(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def _walk(combo: QComboBox, data: str) -> None:
    combo.setFocus()
    while combo.currentData() != data:
        before = combo.currentIndex()
        key = Qt.Key.Key_Down if combo.findData(data) > before else Qt.Key.Key_Up
        QTest.keyClick(combo, key)
        assert combo.currentIndex() != before


def _amounts(checker: QuoteChecker) -> list[str]:
    return [amount.text() for amount, _monthly in checker.answer.totals.values()]


def _said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_the_price_has_the_focus_and_is_asked_for(open_checker: Open) -> None:
    checker = open_checker()
    assert checker.form.fields["price"].hasFocus()
    assert "Type the price" in _said(checker)
    assert "Which product is it" in _said(checker), "the questions are there from the start"
    assert not checker.use.isEnabled()


def test_before_a_price_is_typed_it_says_what_others_pay(open_checker: Open) -> None:
    checker = open_checker()
    answer = checker.answer
    assert _amounts(checker) == ["$9,750", "$22,750", "$39,000"]  # 3 of $3,250, then 1 a year
    assert "with 3 sessions, then 1 a year" in _said(checker)
    assert "One session: $499 to $10,000, usually $3,250" in answer.place.text()
    assert answer.bar.accessibleDescription() == answer.place.text()
    empty, amount = answer.bar.grab().toImage(), answer.totals[5][0]
    others = amount.foregroundRole()
    _type(checker.form.fields["price"], "3250")
    assert answer.bar.grab().toImage() != empty, "the quote has a pointer"
    assert amount.foregroundRole() != others, "the own amount stands out"
    assert "At the usual price" not in _said(checker)
    _walk(checker.form.treatment, "prp")
    assert "At the usual price" in _said(checker)


def test_where_no_source_has_a_price_none_is_made_up(open_checker: Open) -> None:
    checker = open_checker(country="IN")
    assert not checker.answer.bar.isVisible()
    assert not checker.answer.totals[5][0].isVisible()
    assert "No source gives a price in India" in _said(checker)


def test_typing_answers_at_once_without_a_button(open_checker: Open) -> None:
    checker = open_checker()
    for field, text in (("price", "3000"), ("sessions", "4"), ("maintenance", "0")):
        _type(checker.form.fields[field], text)
    assert _amounts(checker) == ["$12,000"] * 3
    QTest.keyClick(checker.form.fields["price"], Qt.Key.Key_End)
    _type(checker.form.fields["price"], "30")
    assert _amounts(checker) == ["$120"] * 3
    assert checker.answer.headline.text() == "You would pay $120 in 5 years: $2 a month."


def test_what_is_not_said_is_left_out_and_told(open_checker: Open) -> None:
    checker = open_checker()
    _type(checker.form.fields["price"], "3000")
    told = "\n".join(checker.answer.leaves_out.lines)
    assert "The number of sessions: we count 3" in told
    assert "Sessions after the first course" in told
    assert "First visit to the hair clinic" in told
    _type(checker.form.fields["maintenance"], "1")
    told = "\n".join(checker.answer.leaves_out.lines)
    assert "Sessions after the first course" not in told
    assert told.splitlines()[0] in _said(checker)


def test_the_sessions_that_an_offer_does_not_mention_are_said_beside_the_totals(
    open_checker: Open,
) -> None:
    checker = open_checker()
    _type(checker.form.fields["price"], "2500")
    assert _amounts(checker) == ["$7,500"] * 3
    assert "$17,500 with the usual sessions" in checker.answer.headline.text()
    kept_up = [note.text().partition(" ")[0] for note in checker.answer.kept_up.values()]
    assert kept_up == ["", "$17,500", "$30,000"], "in the first year nothing is added"
    _type(checker.form.fields["maintenance"], "0")
    assert not any(note.isVisible() for note in checker.answer.kept_up.values())
    assert "with the usual" not in checker.answer.headline.text()


def test_the_quote_is_marked_in_the_range(open_checker: Open) -> None:
    checker = open_checker()
    _type(checker.form.fields["price"], "3000")
    assert "lower third of the range we found ($499 to $10,000" in checker.answer.place.text()
    bar = checker.answer.bar
    assert bar.isVisible()
    assert bar.accessibleDescription() == checker.answer.place.text()
    before = bar.grab().toImage()
    _type(checker.form.fields["price"], "9000")
    assert bar.grab().toImage() != before


def test_without_a_sourced_price_there_is_no_bar(open_checker: Open) -> None:
    checker = open_checker(country="IN")
    _type(checker.form.fields["price"], "50000")
    assert not checker.answer.bar.isVisible()
    assert "No source gives a price in India" in _said(checker)
    assert _amounts(checker)[0] == "₹1,50,000"


def test_use_hands_the_quote_over_and_closes(qtbot: QtBot, open_checker: Open) -> None:
    checker = open_checker()
    _type(checker.form.fields["price"], "3000")
    _type(checker.form.fields["sessions"], "4")
    with qtbot.waitSignal(checker.quote_used) as said:
        QTest.mouseClick(checker.use, LEFT)
    assert said.args == ["exosomes", Choices(quotes={"session": 3000}, sessions=4)]
    assert not checker.isVisible()


def test_all_by_keyboard(qtbot: QtBot, open_checker: Open) -> None:
    checker = open_checker()
    QTest.keyClicks(checker.form.fields["price"], "700")
    for text in ("3", "1", "200"):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        QTest.keyClicks(_focused(), text)
    assert _amounts(checker) == ["$2,300", "$5,100", "$8,600"]
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert checker.isVisible(), "Return ends the typing and presses nothing"
    with qtbot.waitSignal(checker.quote_used):
        QTest.keyClick(_focused(), Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_extras_are_counted_and_said_to_stay_here(qtbot: QtBot, open_checker: Open) -> None:
    checker = open_checker("laser_device")
    _type(checker.form.fields["price"], "899")
    assert "no place for extras" not in _said(checker.form)
    _type(checker.form.fields["extras"], "100.5")
    assert _amounts(checker) == ["$999.50", "$999.50", "$1,898.50"]
    assert "no place for extras" in _said(checker.form)
    assert not checker.form.fields["sessions"].isVisible()


def test_a_transplant_is_charged_by_the_graft_or_all_in(open_checker: Open) -> None:
    checker = open_checker("hair_transplant_fue")
    _type(checker.form.fields["price"], "6")
    assert _amounts(checker)[0] == "$10,200", "1,700 grafts are usual at this stage"
    _type(checker.form.fields["grafts"], "2500")
    assert _amounts(checker)[0] == "$15,000"
    assert "Medicines afterwards" in _said(checker)
    _walk(checker.form.charged, "operation")
    assert not checker.form.fields["grafts"].isVisible()
    _type(checker.form.fields["price"], "9000")
    assert _amounts(checker)[0] == "$9,000"
    assert "of 1,700 grafts" in checker.answer.place.text()


def test_a_stage_without_transplants_asks_for_grafts(open_checker: Open) -> None:
    checker = open_checker("hair_transplant_fue", stage="I")
    _type(checker.form.fields["price"], "6")
    assert "Type the number you were offered" in _said(checker)
    assert not checker.use.isEnabled()
    assert not checker.answer.totals[5][0].isVisible()
    _type(checker.form.fields["grafts"], "1000")
    assert checker.use.isEnabled()
    assert _amounts(checker)[1] == "$6,000"


def test_another_treatment_has_other_fields(open_checker: Open) -> None:
    checker = open_checker()
    assert not checker.form.charged.isVisible()
    _type(checker.form.fields["price"], "3000")
    _walk(checker.form.treatment, "finasteride_oral")
    assert checker.form.fields["price"].text() == ""
    assert checker.form.fields["price"].accessibleName() == "Price of one month, $"
    assert not checker.form.fields["maintenance"].isVisible()


def test_it_begins_with_what_the_comparison_has(open_checker: Open) -> None:
    chosen = Choices(quotes={"session": 1500}, sessions=5, maintenance=0)
    checker = open_checker("prp", choices={"prp": chosen})
    assert _amounts(checker) == ["$7,500"] * 3


def test_nonsense_is_refused_in_place(open_checker: Open) -> None:
    checker = open_checker()
    _type(checker.form.fields["price"], "3000")
    QTest.keyClick(checker.form.fields["price"], Qt.Key.Key_Return)
    _type(checker.form.fields["price"], "-5")
    assert "Type the price" in _said(checker)
    QTest.keyClick(checker.form.fields["price"], Qt.Key.Key_Return)
    assert "“-5” cannot be used" in _said(checker)
    assert checker.form.fields["price"].text() == "3,000"
    assert _amounts(checker)[0] == "$9,000"


def test_half_a_session_is_made_whole(open_checker: Open) -> None:
    checker = open_checker()
    _type(checker.form.fields["sessions"], "3.6")
    QTest.keyClick(checker.form.fields["sessions"], Qt.Key.Key_Return)
    assert checker.form.fields["sessions"].text() == "4"


def test_another_person_has_other_treatments_and_money(open_checker: Open) -> None:
    checker = open_checker()
    _type(checker.form.fields["price"], "3000")
    longer = Scenario(years=9)
    checker.set_scenario(longer)
    assert _amounts(checker)[0] == "$9,000", "what was typed stays"
    checker.set_scenario(Scenario(sex="female", stage="3", country="GB"))
    assert checker.form.treatment.findData("hair_transplant_fue") == -1
    assert checker.form.treatment.currentData() == "exosomes"
    assert checker.form.fields["price"].text() == ""
    assert "£" in checker.form.fields["price"].accessibleName()


def test_amounts_follow_the_locale(open_checker: Open) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    checker = open_checker("prp", country="DE")
    _type(checker.form.fields["price"], "1.234,50")
    assert _amounts(checker)[0] == "3.703,50\u00a0€"


def test_everything_has_a_name(open_checker: Open) -> None:
    checker = open_checker("hair_transplant_fue")
    for kind in (QLineEdit, QComboBox, QAbstractButton, RangeBar):
        for control in checker.findChildren(kind):
            named = control.accessibleName() or getattr(control, "text", str)()
            assert named, control


def test_nothing_is_cut_off_in_a_small_window(open_checker: Open) -> None:
    checker = open_checker("prp")
    _type(checker.form.fields["price"], "45000")
    checker.resize(760, 560)
    for label in checker.answer.findChildren(QLabel):
        if label.isVisible() and not isinstance(label, Note):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
