"""Tables for a terminal: plain characters, wrapped to its width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_LABEL_WIDTH = 24
_NARROWEST = 18
_GAP = 2


def side_by_side(headings: Sequence[str], records: Sequence[Sequence[str]], width: int) -> str:
    """Returns records in columns beside the headings, in as many groups as the width asks for.

    Args:
        headings: Of the lines; the first is the records' name.
        records: One text per heading each.
        width: Of the terminal, in characters.
    """
    room = max(_NARROWEST, width - _LABEL_WIDTH)
    across = max(1, room // (_NARROWEST + _GAP))
    # Groups of about one size: four records are shown as two and two, not as three and one.
    size = -(-len(records) // -(-len(records) // across)) if records else 1
    groups = [records[first : first + size] for first in range(0, len(records), size)]
    return "\n".join("\n".join(_group(headings, group, room)) + "\n" for group in groups)


def _group(headings: Sequence[str], records: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    column = room // len(records) - _GAP
    for position, heading in enumerate(headings):
        cells = [_wrapped(record[position], column) for record in records]
        for label, *parts in zip_longest(
            _wrapped(heading, _LABEL_WIDTH - _GAP), *cells, fillvalue=""
        ):
            line = label.ljust(_LABEL_WIDTH) + "".join(part.ljust(column + _GAP) for part in parts)
            yield line.rstrip()
        if position == 0:
            yield "-" * (_LABEL_WIDTH + len(records) * (column + _GAP) - _GAP)


def _wrapped(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, width)] or [""]
