"""Bytes as short as they can be, and as letters that people can copy from paper.

Every read is bounded by the bytes that are there: a hostile text costs no more than its length.
"""

from __future__ import annotations

import math
import struct
import unicodedata
from collections.abc import Sequence

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing is taken for something else."""

_CONFUSED = str.maketrans("OIL", "011")
_GROUP = 5
_WHOLE_BYTES = 10
_DECIMALS = (0, 2, 4)
_EXACT = len(_DECIMALS)
_MOST_DIGITS = 2**50


class DamagedError(Exception):
    """Bytes or letters that nothing of ours has written."""


class Writer:
    """Collects values as bytes.

    Attributes:
        data: What was written so far.
    """

    def __init__(self) -> None:
        self.data = bytearray()

    def whole(self, value: int) -> None:
        """Writes a number from 0 in as few bytes as it needs."""
        if value < 0:
            raise ValueError(f"{value} is negative")
        while value > 0x7F:
            self.data.append(value & 0x7F | 0x80)
            value >>= 7
        self.data.append(value)

    def number(self, value: float) -> None:
        """Writes a number exactly; one of few decimals, as people type them, is short."""
        if 0 <= value < _MOST_DIGITS and math.copysign(1, value) > 0:  # not minus zero
            for index, decimals in enumerate(_DECIMALS):
                digits = round(value * 10**decimals)
                if digits < _MOST_DIGITS and digits / 10**decimals == value:
                    self.whole(digits << 2 | index)
                    return
        self.whole(_EXACT)
        self.data += struct.pack("<d", value)

    def text(self, value: str) -> None:
        """Writes a text with its length."""
        encoded = value.encode()
        self.whole(len(encoded))
        self.data += encoded

    def word(self, value: str, known: Sequence[str]) -> None:
        """Writes a word by its place in a list, or else letter by letter."""
        if value in known:
            self.whole(known.index(value) + 1)
        else:
            self.whole(0)
            self.text(value)


class Reader:
    """Reads what a `Writer` wrote.

    Raises:
        DamagedError: Every method, where the bytes end too soon or are none of a writer's.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    @property
    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self._place == len(self._data)

    def take(self, count: int) -> bytes:
        """Reads so many bytes."""
        found = self._data[self._place : self._place + count]
        if len(found) < count:
            raise DamagedError
        self._place += count
        return found

    def whole(self) -> int:
        """Reads a number from 0."""
        value = 0
        for position in range(_WHOLE_BYTES):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << (7 * position)
            if byte <= 0x7F:
                return value
        raise DamagedError

    def number(self) -> float:
        """Reads a number."""
        code = self.whole()
        if code & 0b11 == _EXACT:
            value: float = struct.unpack("<d", self.take(8))[0]
            return value
        digits: int = code >> 2
        number: float = digits / 10 ** _DECIMALS[code & 0b11]
        return number

    def text(self) -> str:
        """Reads a text."""
        try:
            return self.take(self.whole()).decode()
        except UnicodeDecodeError as error:
            raise DamagedError from error

    def word(self, known: Sequence[str]) -> str:
        """Reads a word of a list, or one that is spelt out."""
        place = self.whole()
        if place == 0:
            return self.text()
        if place > len(known):
            raise DamagedError
        return known[place - 1]


def to_letters(data: bytes) -> str:
    """Returns bytes as letters in groups of five."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    letters = [LETTERS[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5)]
    groups = (letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
    return "-".join(map("".join, groups))


def from_letters(text: str) -> bytes:
    """Returns the bytes of letters, however they are grouped or written.

    Raises:
        DamagedError: With the first character that cannot be in it, or without one.
    """
    letters = "".join(letter for letter in text if not _is_between(letter))
    letters = letters.upper().translate(_CONFUSED)
    for letter in letters:
        if letter not in LETTERS:
            raise DamagedError(letter)
    bits = "".join(f"{LETTERS.index(letter):05b}" for letter in letters)
    whole = len(bits) // 8 * 8
    if len(bits) - whole >= _GROUP or "1" in bits[whole:]:
        raise DamagedError
    return bytes(int(bits[at : at + 8], 2) for at in range(0, whole, 8))


def _is_between(letter: str) -> bool:
    """Whether it is a space or a dash, also one that a word processor made of a dash."""
    return letter.isspace() or unicodedata.category(letter) in {"Pd", "Cf"} or letter == "\u2212"
