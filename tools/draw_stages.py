"""Draws the stages of hair loss as SVG files in `resources/stages`.

Every head is seen from above and a little from behind, nose up, and drawn from numbers of our own:
an egg for the head, a hairline as a few points of one half that is mirrored, a bare spot at the
crown as an oval, a parting as a width along the middle. Run it after changing a number here; the
SVG files are kept in the repository, and a second run writes the same bytes.

    python3 -m tools.draw_stages [FOLDER]

There are two tones, hair and scalp. Each can be seen on a light and on a dark ground, and beside
the other. Lines are in `currentColor`, which is the root's `color`: the program sets that one
attribute to suit its theme.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.curves import Point, Points, area, lines, mirrored, shape, smooth, within

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "stages"
SIZE = 160
MIDDLE = SIZE / 2
HAIR = "#66788B"
SCALP = "#E9D8C4"
LINE = "#77808A"

HEAD_Y, HEAD_ACROSS, HEAD_ALONG = 84.0, 50.0, 61.0
"""The head's middle as distance from the top, half its width and half its length."""

WHORL = (MIDDLE + 2, 110.0)
"""Where hair grows out from, at the crown."""


@dataclass(frozen=True)
class Oval:
    """A spot on the middle line.

    Attributes:
        y: Its middle, as distance from the top.
        across, along: Half its width and half its length.
        strands: Hairs drawn in it.
    """

    y: float
    across: float
    along: float
    strands: int = 0


@dataclass(frozen=True)
class Norwood:
    """A man's stage.

    Attributes:
        hairline: The edge of the hair from the middle to the right temple: distance from the
            middle line and from the top.
        volume: How far the hair stands off the head.
        crown: A bare spot apart from the front; None where there is none.
        thin: Hair that lets the scalp through; None where there is none.
    """

    hairline: Points
    volume: float = 5
    crown: Oval | None = None
    thin: Oval | None = None


NORWOOD = {
    "I": Norwood(((0, 40), (16, 40.5), (29, 44), (39, 53), (47, 68))),
    "II": Norwood(((0, 40), (10, 41), (18, 46), (26, 57), (34, 58), (41, 60), (47.5, 70))),
    "III": Norwood(((0, 42), (7, 44), (13, 53), (20, 70), (28, 76), (36, 69), (42, 66), (48, 73))),
    "III_vertex": Norwood(
        ((0, 42), (8, 44), (14, 52), (21, 63), (28, 67), (35, 64), (42, 64), (48, 72)),
        crown=Oval(111, 14, 12, 8),
        thin=Oval(111, 21, 19, 60),
    ),
    "IV": Norwood(
        ((0, 55), (8, 57), (15, 65), (22, 77), (30, 80), (37, 73), (43, 70), (48.5, 76)),
        crown=Oval(114, 21, 17),
        thin=Oval(114, 27, 23, 40),
    ),
    "V": Norwood(
        ((0, 66), (10, 68), (19, 76), (27, 84), (34, 83), (40, 77), (44, 74), (49, 80)),
        crown=Oval(116, 29, 20),
        thin=Oval(82, 24, 13, 60),
    ),
    "VI": Norwood(
        ((0, 131), (13, 129), (24, 121), (31, 108), (34, 93), (37, 82), (42, 76), (49, 80)),
        volume=4,
    ),
    "VII": Norwood(
        ((0, 137), (14, 135), (27, 128), (37, 115), (42, 102), (44, 94), (46, 90), (50, 91)),
        volume=3,
    ),
}


@dataclass(frozen=True)
class Sinclair:
    """A woman's stage.

    Attributes:
        parting: Half its width at the widest.
        front, back: Where it begins and ends, as distance from the top.
        thin: How far thin hair reaches to each side of it.
        strands: Hairs drawn in the parting.
    """

    parting: float
    front: float
    back: float
    thin: float = 0
    strands: int = 0


SINCLAIR = {
    "1": Sinclair(1.8, 36, 104),
    "2": Sinclair(4.5, 36, 108),
    "3": Sinclair(9.5, 36, 113, thin=10, strands=14),
    "4": Sinclair(18, 42, 120, thin=14, strands=44),
    "5": Sinclair(31, 44, 128, thin=12, strands=46),
}

WOMAN: Points = (
    (0, 37),
    (13, 34),
    (28, 37),
    (43, 50),
    (53, 70),
    (57, 93),
    (54, 117),
    (43, 137),
    (24, 149),
    (0, 153),
)
"""The outline of longer hair: the right half, from the forehead to the back."""


def main(arguments: Sequence[str]) -> int:
    """Writes one file a stage."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    drawings = {f"norwood_{name}": draw_norwood(stage) for name, stage in NORWOOD.items()}
    drawings |= {f"sinclair_{name}": draw_sinclair(stage) for name, stage in SINCLAIR.items()}
    for name, drawing in drawings.items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
    return 0


def draw_norwood(stage: Norwood) -> str:
    """Returns the drawing of a man's stage."""
    chance = random.Random(stage.hairline[0][1])
    edge = smooth(mirrored(stage.hairline, MIDDLE))
    hair = (*edge, *_back_of_head(stage))
    holes = [_oval(stage.crown)] if stage.crown else []
    full = within(hair, holes)
    strands = (_grow(seed, 13) for seed in _grid(chance, 6.5))
    return _document(
        *_face(ears=True),
        area((hair, *holes), HAIR),
        *_bare(stage, full),
        area((hair,), "none", "currentColor", 2.4),
        lines([strand for strand in strands if all(map(full, strand))], "currentColor", 1.1, 0.6),
    )


def _bare(stage: Norwood, full: Callable[[Point], bool]) -> Iterator[str]:
    """Yields the thin hair and the hairs in the spot at the crown."""
    if stage.thin:
        seeds = _scatter(stage.thin)
        yield lines([hair for hair in map(_grow, seeds) if full(hair[0])], SCALP, 1.6)
    if stage.crown:
        yield lines(map(_grow, _scatter(stage.crown)), HAIR, 1.4)


def draw_sinclair(stage: Sinclair) -> str:
    """Returns the drawing of a woman's stage."""
    chance = random.Random(stage.parting)
    hair = _woman_outline()
    parting = _parting(stage)
    locks = [_lock(stage, side, y, chance) for side in (-1, 1) for y in range(42, 134, 5)]
    return _document(
        *_face(ears=False),
        area((hair,), HAIR, "currentColor", 2.4),
        area((parting,), SCALP),
        lines(_thin_sides(stage, chance), SCALP, 1.5),
        lines(locks, "currentColor", 1.1, 0.6),
        lines(_across(stage, chance), HAIR, 1.3),
    )


def _half_width(stage: Sinclair, y: float) -> float:
    """Returns half the parting's width: widest a quarter of the way back, then narrowing."""
    along = (y - stage.front) / (stage.back - stage.front)
    if not 0 <= along <= 1:
        return 0.0
    if along < 0.25:
        # From the third stage on it is wider behind the hairline, which itself is kept.
        open_front = 0.55 if stage.front < 40 else 0.15
        return stage.parting * (open_front + (1 - open_front) * math.sin(2 * math.pi * along))
    return stage.parting * math.pow(math.cos(math.pi / 2 * (along - 0.25) / 0.75), 0.75)


def _parting(stage: Sinclair) -> Points:
    steps = range(41)
    down = [stage.front + (stage.back - stage.front) * step / 40 for step in steps]
    right = [(MIDDLE + _half_width(stage, y), y) for y in down]
    return (*right, *((2 * MIDDLE - x, y) for x, y in reversed(right)))


def _lock(stage: Sinclair, side: int, y: float, chance: random.Random) -> Points:
    """Returns a lock from the parting, combed to the side and then to the back."""
    start = _half_width(stage, y) + 2.5
    end_y = min(150.0, y + 22 + 0.2 * (y - 42) + chance.uniform(-2, 2))
    outer = _outline_at(end_y) - 3
    bend = 2.2 if y < 110 else 1.4
    return tuple(
        (
            MIDDLE + side * (start + (outer - start) * part),
            y + (end_y - y) * part**bend,
        )
        for part in (step / 8 for step in range(9))
    )


def _woman_outline() -> Points:
    """Returns the outline as a closed curve without a corner at the back."""
    line = mirrored(WOMAN, MIDDLE)
    middle = len(line) // 2
    return smooth((*line[middle:], *line[1:middle], line[middle]))


def _outline_at(y: float) -> float:
    """Returns the distance of a woman's outline from the middle line, at its sides or back."""
    right = [
        (x - MIDDLE, v)
        for x, v in smooth(mirrored(WOMAN, MIDDLE)[len(WOMAN) - 1 :])
        if v > WOMAN[0][1]
    ]
    return min(right, key=lambda point: abs(point[1] - y))[0]


def _thin_sides(stage: Sinclair, chance: random.Random) -> Iterator[Points]:
    """Yields gaps in the hair beside the parting."""
    if not stage.thin:
        return
    for y in range(round(stage.front) + 5, round(stage.back) - 6, 3):
        for side in (-1, 1):
            start = _half_width(stage, y) - 1
            reach = stage.thin * chance.uniform(0.5, 1)
            yield _sideways(side, start, y + chance.uniform(-1, 1), reach)


def _across(stage: Sinclair, chance: random.Random) -> Iterator[Points]:
    """Yields hairs left in the parting, combed to their side."""
    for number in range(stage.strands):
        y = stage.front + 3 + (stage.back - stage.front - 12) * (number + 0.5) / stage.strands
        start = _half_width(stage, y) * chance.random() - 4
        yield _sideways(1 if number % 2 else -1, start, y, chance.uniform(6, 11))


def _sideways(side: int, start: float, y: float, reach: float) -> Points:
    return tuple(
        (MIDDLE + side * (start + reach * part), y + 0.3 * reach * part**2) for part in (0, 0.5, 1)
    )


def _head(angle: float, grow: float = 0) -> Point:
    """Returns a point of the egg, clockwise from the nose; the front is a little narrower."""
    across = (HEAD_ACROSS + grow) * (1 - 0.07 * math.cos(angle))
    x, y = across * math.sin(angle), (HEAD_ALONG + grow) * math.cos(angle)
    return MIDDLE + x, HEAD_Y - y


def _back_of_head(stage: Norwood) -> Points:
    """Returns the outline of the hair from the right temple round the back to the left one."""
    temple = stage.hairline[-1][1]
    start = math.acos((HEAD_Y - temple) / HEAD_ALONG) + 0.03
    steps = 60
    angles = (start + (2 * math.pi - 2 * start) * step / steps for step in range(steps + 1))
    # The hair comes up from the skin within the first few degrees, and goes down to it again.
    return tuple(
        _head(angle, stage.volume * min(1.0, (angle - start) / 0.2, (_turn(angle) - start) / 0.2))
        for angle in angles
    )


def _turn(angle: float) -> float:
    return 2 * math.pi - angle


def _oval(oval: Oval) -> Points:
    """Returns an oval that is a little less regular than an ellipse."""
    angles = [2 * math.pi * step / 48 for step in range(48)]
    return tuple(
        (
            MIDDLE + oval.across * math.cos(angle) * (1 + 0.04 * math.sin(3 * angle)),
            oval.y + oval.along * math.sin(angle) * (1 + 0.03 * math.cos(5 * angle)),
        )
        for angle in angles
    )


def _grid(chance: random.Random, step: float) -> Iterator[Point]:
    """Yields places all over the drawing, evenly but not in rows."""
    count = int(SIZE / step)
    for row in range(count):
        for column in range(count):
            x, y = column + chance.uniform(0.1, 0.9), row + chance.uniform(0.1, 0.9)
            yield step * x, step * y


def _scatter(oval: Oval) -> Iterator[Point]:
    """Yields places in an oval, spread evenly as the seeds of a sunflower are."""
    golden = math.pi * (3 - math.sqrt(5))
    for number in range(oval.strands):
        out = math.sqrt((number + 0.5) / oval.strands)
        x = oval.across * out * math.cos(number * golden)
        yield MIDDLE + x, oval.y + oval.along * out * math.sin(number * golden)


def _grow(seed: Point, length: float = 7) -> Points:
    """Returns a hair from a place on: away from the whorl, and a little round it."""
    points = [seed]
    for _step in range(4):
        x, y = points[-1]
        away = math.atan2(y - WHORL[1], x - WHORL[0])
        swirl = 0.9 * math.exp(-math.hypot(x - WHORL[0], y - WHORL[1]) / 25) + 0.15
        points.append(
            (
                x + length / 4 * math.cos(away + swirl),
                y + length / 4 * math.sin(away + swirl),
            )
        )
    return tuple(points)


def _face(ears: bool) -> Iterator[str]:
    """Yields the nose, the ears and the scalp, one behind the other."""
    tip = HEAD_Y - HEAD_ALONG
    nose = (
        f"M{MIDDLE - 10:g} {tip + 4:g}C{MIDDLE - 6:g} {tip - 1:g} {MIDDLE - 6:g} {tip - 11:g} "
        f"{MIDDLE:g} {tip - 11:g}S{MIDDLE + 6:g} {tip - 1:g} {MIDDLE + 10:g} {tip + 4:g}Z"
    )
    yield shape(nose, SCALP, "currentColor", 2.4)
    if ears:
        for side in (-1, 1):
            x = MIDDLE + side * 52.5
            yield (
                f'<ellipse cx="{x:g}" cy="88" rx="6.5" ry="12.5" fill="{SCALP}" '
                f'stroke="currentColor" stroke-width="2.4" '
                f'transform="rotate({side * -12} {x:g} 88)"/>'
            )
    skull = tuple(_head(2 * math.pi * step / 72) for step in range(72))
    yield area((skull,), SCALP, "currentColor", 2.4)


def _document(*parts: str) -> str:
    body = "\n".join(part for part in parts if part)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="7 10 146 146" color="{LINE}"\n'
        f'     stroke-linecap="round" stroke-linejoin="round">\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
