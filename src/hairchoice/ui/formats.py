"""Numbers and money as people in a locale write them."""

from __future__ import annotations

import math
import re
import unicodedata

from PySide6.QtCore import QLocale

from hairchoice.engine.describe import rounded
from hairchoice.engine.words import SYMBOLS

_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"
_ARABIC_DECIMAL, _ARABIC_GROUP = "\u066b", "\u066c"
_SEPARATORS = re.compile(r"(?<=\d)[\s'\u2019\u02bc`](?=\d)")
"""Spaces of all kinds and apostrophes between digits."""


class LocaleFormats:
    """Implements `hairchoice.engine.describe.Formats` by a locale.

    The currency comes from the person's country, the marks and the grouping from the locale: a
    German reads the British price book in "4.900 £".

    Attributes:
        locale: Whose marks are used.
    """

    def __init__(self, locale: QLocale | None = None) -> None:
        chosen = QLocale() if locale is None else locale
        if chosen.language() == QLocale.Language.C:
            # The C locale has no group marks: "39142" is hard to read.
            chosen = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
        self.locale = chosen

    def money(self, value: float, currency: str) -> str:
        """Returns an amount for a sentence, rounded for reading: ``$4,900``."""
        return self._amount(rounded(value), currency)

    def exact_money(self, value: float, currency: str) -> str:
        """Returns an amount that someone typed or that a source gives, not rounded."""
        return self._amount(value, currency, keep_cents=True)

    def money_range(self, low: float, high: float, currency: str) -> str:
        """Returns ``$3,000 to $7,200``, or one amount when both read the same."""
        first, last = self.money(low, currency), self.money(high, currency)
        return first if first == last else f"{first} to {last}"

    def number(self, value: float, decimals: int = 0) -> str:
        """Returns a number with its group and decimal marks."""
        return self._unsigned_zero(value, decimals)

    def signed(self, value: float, decimals: int = 0) -> str:
        """Returns a number with its sign, also for plus; what rounds to zero has no sign."""
        if round(value, decimals) == 0:
            return self.locale.toString(0.0, "f", decimals)
        if value > 0:
            return self.locale.positiveSign() + self.locale.toString(float(value), "f", decimals)
        # A true minus is as wide as a plus; the locale's own hyphen is easily overlooked.
        return "\u2212" + self.locale.toString(-float(value), "f", decimals)

    def parse(self, text: str) -> float | None:
        """Returns the number that somebody typed; None where it is none.

        As the locale writes it, or plainly as 1234.5. Beyond what Qt takes, any digits, any space
        and any apostrophe between digits: a French keyboard has no narrow no-break space, a Swiss
        one no curly apostrophe, and an Arabic one may have European digits.
        """
        plain = _with_plain_digits(text.strip())
        for locale in (self.locale, _european(self.locale), QLocale.c()):
            for tried in (text.strip(), plain):
                value, understood = locale.toDouble(tried)
                if understood and math.isfinite(value):
                    return value
        return None

    def percent(self, share: float, decimals: int = 0) -> str:
        """Returns a share, 0 to 1, in per cent."""
        return f"{self.number(100 * share, decimals)}{_NO_BREAK_SPACE}%"

    def shortest(self, value: float) -> str:
        """Returns a tick label: whole where it is whole, else as short as it can be."""
        if value == round(value):
            return self._unsigned_zero(value, 0)
        return self.locale.toString(float(value), "g", 6)

    def _unsigned_zero(self, value: float, decimals: int) -> str:
        shown = 0.0 if round(value, decimals) == 0 else float(value)  # Qt takes no int
        return self.locale.toString(shown, "f", decimals)

    def _amount(self, value: float, currency: str, *, keep_cents: bool = False) -> str:
        locale = self._money_locale(currency)
        whole = abs(value) >= 100 and not keep_cents
        decimals = 0 if whole or value == round(value) else 2
        symbol = SYMBOLS.get(currency, f"{currency}{_NO_BREAK_SPACE}")
        # Qt writes negative amounts in parentheses, which is for accountants.
        sign = "\u2212" if round(value, decimals) < 0 else ""
        return sign + locale.toCurrencyString(float(abs(value)), symbol, decimals).strip()

    def _money_locale(self, currency: str) -> QLocale:
        """Rupees are counted in lakhs in English too, whatever the machine is set to."""
        if currency == "INR" and self.locale.language() == QLocale.Language.English:
            return QLocale(QLocale.Language.English, QLocale.Country.India)
        return self.locale


def _european(locale: QLocale) -> QLocale:
    """Returns a locale with digits 0 to 9 that has the decimal mark of another."""
    comma = locale.decimalPoint() in {",", _ARABIC_DECIMAL}
    return QLocale(QLocale.Language.German if comma else QLocale.Language.English)


def _with_plain_digits(text: str) -> str:
    """Returns a number with digits 0 to 9, without what only separates thousands."""
    text = "".join(str(unicodedata.decimal(one, one)) for one in text)
    text = text.replace(_ARABIC_DECIMAL, ",").replace(_MINUS, "-").replace(_ARABIC_GROUP, "")
    return _SEPARATORS.sub("", text)
