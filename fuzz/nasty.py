"""Values that programs trip over, and ways to bend what was right until it is wrong.

Everything is drawn from a `random.Random`. Hypothesis and atheris have ones of their own, so that
the same words are spoken by chance, by Hypothesis, which makes a finding small, and by atheris,
which follows the branches of the code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any, cast

Json = Any
"""What JSON can hold; checked by nobody, because it is here to be wrong."""

TEXTS = (
    "",
    " ",
    "\x00",
    "\x1b[31mred\x1b]0;title\x07",
    "\r\n\t\x0b\x7f\x85\x9b2J",
    "\u202egnp.exe\u2066\u200f",
    "\ufeff\u200b\u00ad\u2028\u2029",
    "\ud800",
    "a\udcff",
    "<b>bold</b><img src='file:///etc/passwd'>",
    "<script>alert(1)</script>&amp;&nbsp",
    '=HYPERLINK("http://example.org","x")',
    "@SUM(1)|cmd '/c calc'!A0",
    "-2+3",
    "%s%n{0}{name}",
    "../../etc/passwd",
    "file:///etc/passwd",
    "&File && more",
    "İıſßﬁ",
    "e" + "\u0301" * 300,
    "🧑🏽‍🦲",
    "null",
    "true",
    "NaN",
    "x" * 70_000,
)

NUMBERS = (
    "0", "-0", "-0.0", "-1", "1", "2", "3", "0.5", "1e-320", "5e-324", "1e308", "1e309", "-1e400",
    "NaN", "Infinity", "-Infinity", "nan", "inf", "2147483648", "4294967295", "4294967296",
    "9223372036854775807", "18446744073709551616", "1" + "0" * 400, "9" * 5000, "0.1e1", "1.",
    ".5", "+1", "0x10", "1_000", "١٢", "1,5", "0." + "1" * 4000, "1e", "--1",
)  # fmt: skip

_TOKENS = (
    *NUMBERS,
    "[" * 100_000 + "]" * 100_000,
    '{"a":' * 600 + "1" + "}" * 600,
    "[]",
    "{}",
    "null",
    "true",
    '"x"',
    '"\\ud800"',
    '"\\u0000"',
    '{"a":1,"a":2}',
    "/**/1",
    "'x'",
)
"""Pieces of JSON that no JSON writer would write."""

_RAW = "\x02raw:{}\x03"
_RAW_FOUND = re.compile(r'"\\u0002raw:(\d+)\\u0003"')

_PIECES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"{", b"}", b"[",
    b"]", b'"', b"\\", b",", b":", b"\n", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<", b">",
    b"PK\x05\x06", b"1e999", b"NaN", b"\xe2\x80\xae",
)  # fmt: skip

_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "cp037")


def text(random: Random) -> str:
    """Returns a text that is hard to show, at times put together from two."""
    one = random.choice(TEXTS)
    return one + random.choice(TEXTS) if random.random() < 0.2 else one


def number(random: Random) -> str:
    """Returns what somebody could take for a number."""
    if random.random() < 0.5:
        return random.choice(NUMBERS)
    return repr(random.choice((random.randint(-10, 300), random.uniform(-2, 400))))


def bent_tree(tree: Json, random: Random) -> bytes:
    """Returns JSON text of a tree in which a few things were changed; the tree is used up."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        tree = _bend(tree, random)
    encoded = json.dumps(tree, ensure_ascii=random.random() < 0.5)
    return _RAW_FOUND.sub(lambda found: _TOKENS[int(found[1])], _escaped(encoded)).encode(
        "utf-8", "surrogatepass"
    )


def _escaped(encoded: str) -> str:
    """JSON writers may leave these two characters as they are; the marks must be found."""
    return encoded.replace("\x02", "\\u0002").replace("\x03", "\\u0003")


def bent_bytes(data: bytes, random: Random) -> bytes:
    """Returns bytes that were cut, doubled, mixed up or written in another encoding."""
    for _ in range(random.choice((1, 1, 2, 4))):
        data = random.choice(_BYTE_CHANGES)(data, random)
    return data


def _bend(tree: Json, random: Random) -> Json:
    """Walks down from the root and changes what it comes to."""
    if isinstance(tree, dict) and tree and random.random() < 0.9:
        key = random.choice(list(tree))
        if random.random() < 0.15:
            return _bent_keys(tree, key, random)
        tree[key] = _bend(tree[key], random)
        return tree
    if isinstance(tree, list) and tree and random.random() < 0.9:
        place = random.randrange(len(tree))
        if random.random() < 0.2:
            return _bent_list(tree, place, random)
        tree[place] = _bend(tree[place], random)
        return tree
    return _other_value(tree, random)


def _bent_keys(tree: dict[str, Json], key: str, random: Random) -> Json:
    match random.randrange(4):
        case 0:
            del tree[key]
        case 1:
            tree[text(random)] = tree.pop(key)
        case 2:
            tree[random.choice((key.upper(), key + " ", "__class__", ""))] = tree[key]
        case _:
            tree[text(random)] = _other_value(None, random)
    return tree


def _bent_list(tree: list[Json], place: int, random: Random) -> Json:
    match random.randrange(4):
        case 0:
            del tree[place]
        case 1:
            tree.insert(place, tree[place])
        case 2:
            return tree * random.choice((0, 2, 50))
        case _:
            tree.append(_other_value(None, random))
    return tree


def _other_value(value: Json, random: Random) -> Json:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and random.random() < 0.6:
        return value * random.choice((-1, 0, 0.5, 1.1, 2, 10, 1e6, 1 + 1e-12))
    match random.randrange(5):
        case 0 if isinstance(value, str):
            return value + text(random)
        case 1:
            return text(random)
        case 2:
            return random.choice((None, True, [], {}, [[]], 0, -1, 10**19, 0.1))
        case _:
            return _RAW.format(random.randrange(len(_TOKENS)))


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return b"\x00"
    place = random.randrange(len(data))
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _drop(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.randrange(60) :]


def _double(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.randrange(200)]
    return data[:start] + piece * random.choice((2, 3, 40)) + data[start:]


def _insert(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + random.choice(_PIECES) * random.choice((1, 1, 1, 90)) + data[start:]


def _encode(data: bytes, random: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(random.choice(_ENCODINGS), "replace")


def _noise(data: bytes, random: Random) -> bytes:
    return random.randbytes(random.randrange(1 + min(400, 2 * len(data))))


_BYTE_CHANGES = cast(
    "tuple[Callable[[bytes, Random], bytes], ...]",
    (_flip, _flip, _cut, _drop, _drop, _double, _insert, _insert, _encode, _noise),
)
