"""The charts of a comparison as pictures in a folder, each as PNG and as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hairchoice.engine.describe import years_text
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.result import Comparison
from hairchoice.ui.charts import picture
from hairchoice.ui.charts.export import chart_picture
from hairchoice.ui.charts.hundred import hundreds, hundreds_height, paint_hundreds
from hairchoice.ui.charts.series import Kind, shaded
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing.output import ensure_application
from hairchoice.ui.views.hundred_people import legend_sentence

_PEOPLE_TYPE = (6.4, 78)
"""Unit and type of three icon arrays beside each other."""

_KINDS: tuple[Kind, ...] = ("cost", "hair")
_SUFFIXES = (".png", ".svg")


def write_chart_pictures(comparison: Comparison, folder: Path) -> None:
    """Writes every chart as PNG with 300 dots an inch and as SVG; needs no display.

    They are cost.png, cost.svg, hair.png and so on, and people.png with its SVG.

    Raises:
        BadInputError: They cannot be written.
    """
    ensure_application()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError.single(str(folder), f"cannot be made: {error.strerror}") from error
    except ValueError as error:  # with a zero byte, or half a surrogate pair
        raise BadInputError.single(str(folder), "cannot be the name of a folder") from error
    for drawing in _drawings(comparison, LocaleFormats()):
        for suffix in _SUFFIXES:
            picture.save(drawing, folder / f"{drawing.name}{suffix}")


def _drawings(comparison: Comparison, formats: LocaleFormats) -> Iterator[picture.Drawing]:
    for kind in _KINDS:
        yield chart_picture(comparison, kind, formats, shaded(comparison).id)
    yield _people(comparison, formats)


def _people(comparison: Comparison, formats: LocaleFormats) -> picture.Drawing:
    """Returns the icon arrays of all treatments with their sentences."""
    items = hundreds(comparison, formats)
    columns = 2 if len(items) == 4 else min(3, len(items))
    ink = picture.picture_ink().resized(*_PEOPLE_TYPE)
    years = years_text(comparison.scenario.years)
    return picture.Drawing(
        name="people",
        title="100 people",
        sentence=f"Each circle is one of 100 people like you, {years} from now. "
        f"{legend_sentence()}",
        origin=picture.origin(comparison),
        paint=lambda painter, area, _: paint_hundreds(painter, area, items, columns, ink),
        height=hundreds_height(items, picture.INNER_WIDTH, columns, ink) + picture.FRAME_HEIGHT,
    )
