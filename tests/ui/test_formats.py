"""Numbers and money by locale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from hairchoice.ui.formats import LocaleFormats


@pytest.mark.parametrize(
    ("locale", "currency", "value", "text"),
    [
        ("en_US", "USD", 39_142.0, "$39,100"),
        ("en_GB", "GBP", 1234.0, "£1,230"),
        ("en_IN", "INR", 1_234_567.0, "₹12,30,000"),
        ("en_US", "INR", 1_234_567.0, "₹12,30,000"),
        ("de_DE", "EUR", 4_900.0, "4.900\u00a0€"),
        ("de_DE", "EUR", 28.75, "28,80\u00a0€"),
        ("en_US", "SEK", 4_900.0, "SEK\u00a04,900"),
        ("en_US", "USD", -4_900.0, "\u2212$4,900"),
        ("C", "USD", 39_142.0, "$39,100"),
    ],
)
def test_money_reads_as_people_of_the_locale_write_it(
    locale: str, currency: str, value: float, text: str
) -> None:
    assert LocaleFormats(QLocale(locale)).money(value, currency) == text


def test_what_a_source_or_a_person_gave_is_not_rounded() -> None:
    assert LocaleFormats(QLocale("en_US")).exact_money(28.75, "USD") == "$28.75"


def test_a_range_that_reads_the_same_is_one_amount() -> None:
    formats = LocaleFormats(QLocale("en_US"))
    assert formats.money_range(3000, 7200, "USD") == "$3,000 to $7,200"
    assert formats.money_range(4901, 4902, "USD") == "$4,900"


@pytest.mark.parametrize(
    ("value", "text"), [(3.94, "+3.9"), (-3.94, "\u22123.9"), (-0.01, "0.0"), (0.01, "0.0")]
)
def test_signs_are_always_shown_but_never_on_nothing(value: float, text: str) -> None:
    assert LocaleFormats(QLocale("en_US")).signed(value, 1) == text


def test_whole_numbers_are_taken_too() -> None:
    assert LocaleFormats(QLocale("en_US")).shortest(12_000) == "12,000"
