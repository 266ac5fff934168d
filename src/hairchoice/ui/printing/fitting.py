"""Finds how much can be said so that it fits on the pages wanted, and fills what is left.

Nothing a consultation needs is ever left out, and no type is smaller for it: each step says
something in fewer words, names fewer points of a treatment, or makes a picture smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from hairchoice.ui.printing.paper import Detail

_BRIEFEST = Detail(1, short=True, brief=True, lines=1, chart_height=780)
_SMALLEST = replace(_BRIEFEST, sites=False, people=330.0, code=400.0, chart_height=690)

DETAILS = (
    Detail(4, short=False),
    Detail(3, short=False),
    Detail(2, short=False),
    Detail(1, short=False),
    Detail(2, short=True),
    Detail(1, short=True),
    Detail(1, short=True, lines=2, chart_height=1000),
    Detail(1, short=True, lines=2, chart_height=920),
    Detail(1, short=True, lines=1, chart_height=840),
    Detail(1, short=True, brief=True, lines=2, chart_height=920),
    _BRIEFEST,
    replace(_BRIEFEST, sites=False),
    replace(_BRIEFEST, sites=False, people=370.0, code=440.0),
    _SMALLEST,
    replace(_BRIEFEST, parted=False),
    replace(_SMALLEST, parted=False),
    replace(_SMALLEST, margin=15.0, body=85, parted=False),
    replace(_SMALLEST, margin=13.0, body=80, chart_height=640, parted=False),
)
"""Tried one after the other until everything is on the pages wanted, or on as few as it can be."""

_MOST_LINES = 12
_CHART_HEIGHTS = (2500.0, 2350.0, 2200.0, 2050.0, 1900.0, 1750.0, 1600.0, 1450.0, 1300.0, 1200.0)

Set = Callable[[Detail], Sequence[Sequence[object]]]
"""Sets everything on pages of blocks."""


def fitting(wanted: int, pages: Set) -> Detail:
    """Returns the fullest detail that is on no more pages than wanted, or than it must be.

    Args:
        wanted: So many pages.
        pages: Sets the pages in a detail.
    """
    allowed = max(wanted, len(pages(DETAILS[-1])))
    detail = next(each for each in DETAILS if len(pages(each)) <= allowed)
    return _grown(detail, pages)


def _grown(detail: Detail, pages: Set) -> Detail:
    """Gives what is left of the pages to the charts first, then to room for notes."""
    now = pages(detail)
    count, first = len(now), len(now[0])

    def fits(each: Detail) -> bool:
        found = pages(each)
        return len(found) == count and len(found[0]) == first

    detail = next(filter(fits, _taller(detail)), detail)
    roomy = (replace(detail, lines=lines) for lines in range(_MOST_LINES, detail.lines, -1))
    return next(filter(fits, roomy), detail)


def _taller(detail: Detail) -> Iterator[Detail]:
    for height in _CHART_HEIGHTS:
        if height > detail.chart_height:
            yield replace(detail, chart_height=height)
    for more in (120.0, 80.0, 40.0):
        yield replace(detail, chart_height=detail.chart_height + more)
