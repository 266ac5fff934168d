"""JSON files that may have come from anywhere: bounded work, and plain words for what is wrong.

Nothing in such a file is followed: no path, no address, no name of a class.
"""

from __future__ import annotations

import json
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import TypeVar

import msgspec

from hairchoice.engine.problems import BadInputError

Shape = TypeVar("Shape")

_UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)


class UnfitError(Exception):
    """Bytes that are not JSON of the shape asked for; the text says why, in one sentence."""


def read_bounded(path: Path, limit: int, kind: str) -> bytes:
    """Reads a whole file of bounded size; never a pipe or a device, which may have no end.

    Args:
        path: The file.
        limit: Most bytes allowed.
        kind: What the file should be, with its article.

    Raises:
        BadInputError: It cannot be read, or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            message = "cannot be read: it is no file; give the name of a file"
            raise BadInputError.single(str(path), message)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInputError.single(str(path), f"cannot be read: {reason}") from error
    if len(data) > limit:
        message = f"is too large to be {kind}; allowed is up to {limit // 1_000_000} MB"
        raise BadInputError.single(str(path), message)
    return data


def decode(data: bytes, shape: type[Shape]) -> Shape:
    """Returns what is in JSON text, checked against a type; a byte order mark is passed over.

    Raises:
        UnfitError: It is not UTF-8, not JSON, or not of that shape.
    """
    text = data.removeprefix(BOM_UTF8)
    try:
        return msgspec.json.decode(text, type=shape)
    except RecursionError as error:
        raise UnfitError("it is nested too deeply") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise UnfitError(_encoding_problem(text) or str(error)) from error


def _encoding_problem(data: bytes) -> str:
    """Says what is wrong with the bytes; empty when they are UTF-8 text."""
    if data.startswith(_UTF_16) or b"\x00" in data[:4]:
        return "it is text in UTF-16 or UTF-32; save it as UTF-8"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"byte {error.start} is no UTF-8 text; save it as UTF-8"
    return ""


def refuse_doubles(data: bytes) -> None:
    """Refuses an object that has a name twice: which of the two is meant cannot be known.

    Args:
        data: JSON text that `decode` has read.

    Raises:
        UnfitError: There is such an object.
    """

    def once(pairs: list[tuple[str, object]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            double = next(name for name in names if names.count(name) > 1)
            raise UnfitError(f"{double!r} is there twice in one object; once is allowed")

    # Only names matter, so numbers are left as they are written, however long.
    text = data.removeprefix(BOM_UTF8)
    json.loads(text, object_pairs_hook=once, parse_int=str, parse_float=str)
