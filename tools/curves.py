"""Lines and areas of the stage drawings: curves through points, what is inside, SVG elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]
Points = tuple[Point, ...]


def smooth(points: Sequence[Point], pieces: int = 8) -> Points:
    """Returns a curve through points (Catmull-Rom), as many short straight pieces."""
    padded = [points[0], *points, points[-1]]
    curve = [points[0]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for piece in range(1, pieces + 1):
            t = piece / pieces
            curve.append(
                (
                    _catmull(before[0], start[0], end[0], after[0], t),
                    _catmull(before[1], start[1], end[1], after[1], t),
                )
            )
    return tuple(curve)


def _catmull(before: float, start: float, end: float, after: float, t: float) -> float:
    bend = 2 * before - 5 * start + 4 * end - after
    twist = 3 * start - before - 3 * end + after
    return 0.5 * (2 * start + (end - before) * t + bend * t**2 + twist * t**3)


def mirrored(half: Points, middle: float) -> Points:
    """Returns a line from the left end over the middle to the right end, in the drawing."""
    right = [(middle + x, y) for x, y in half]
    return (*((2 * middle - x, y) for x, y in reversed(right[1:])), *right)


def within(outline: Points, holes: Sequence[Points]) -> Callable[[Point], bool]:
    """Returns what says whether a point is in an area and in none of its holes."""

    def inside(point: Point) -> bool:
        return _contains(outline, point) and not any(_contains(hole, point) for hole in holes)

    return inside


def _contains(outline: Points, point: Point) -> bool:
    """True inside a closed outline: a ray to the right crosses it an odd number of times."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def area(outlines: Iterable[Points], fill: str, stroke: str = "none", width: float = 0) -> str:
    """Returns closed outlines filled with a colour; one inside another is a hole."""
    data = "".join(_path(outline) + "Z" for outline in outlines)
    return shape(data, fill, stroke, width)


def shape(data: str, fill: str, stroke: str, width: float) -> str:
    """Returns the element for path data of one's own."""
    line = "" if stroke == "none" else f' stroke="{stroke}" stroke-width="{width:g}"'
    return f'<path fill="{fill}" fill-rule="evenodd"{line} d="{data}"/>'


def lines(drawn: Iterable[Points], colour: str, width: float, opacity: float = 1) -> str:
    """Returns open lines in one colour; nothing where there are none."""
    data = "".join(_path(line) for line in drawn if line)
    faint = "" if opacity == 1 else f' stroke-opacity="{opacity:g}"'
    line = f'stroke="{colour}" stroke-width="{width:g}"{faint}'
    return f'<path fill="none" {line} d="{data}"/>' if data else ""


def _path(points: Points) -> str:
    (x, y), *others = points
    return f"M{x:.1f} {y:.1f}L" + " ".join(f"{x:.1f} {y:.1f}" for x, y in others)
