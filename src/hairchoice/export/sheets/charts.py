"""The native charts of the workbook, in the program's colours and dashes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hairchoice import palette
from hairchoice.engine.describe import years_text
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.export.sheets.book import Book
from hairchoice.export.sheets.chart_data import Area, ChartAreas
from hairchoice.export.sheets.context import Context
from hairchoice.export.sheets.looks import ACCENT, INK, MUTED, RULE, axis_money

if TYPE_CHECKING:
    from hairchoice.export.sheets.book import Chart

GROUPS: Mapping[str, str] = {"visible": "#0072B2", "too_small": "#8FBFE3", "no_better": "#8B9099"}
"""Colours of the three groups of 100 people: different also in grey."""

COST_WIDTH, PEOPLE_WIDTH = 720, 690
_DASHES: Mapping[palette.Dash, str] = {
    "solid": "solid",
    "dash": "dash",
    "dot": "round_dot",
    "dash_dot": "dash_dot",
}
_MARKERS = ("circle", "square", "diamond", "triangle", "x", "plus", "star", "short_dash")
_SMALL = {"name": "Calibri", "size": 9, "color": INK}
_AXIS_NAME = {"name": "Calibri", "size": 9, "bold": False, "color": MUTED}
_GRID = {"visible": True, "line": {"color": "#E4E8ED", "width": 0.75}}


def cost_chart(book: Book, context: Context, areas: ChartAreas) -> Chart:
    """Cumulative cost of every treatment, live."""
    comparison = context.comparison
    chart = book.chart("scatter", "straight_with_markers")
    for position, result in enumerate(comparison.treatments):
        style = palette.style(result.id)
        marker = {"type": _MARKERS[position % len(_MARKERS)], "size": 5,
                  "fill": {"color": style.light}, "border": {"color": style.light}}  # fmt: skip
        chart.add_series({
            "name": areas.titles[result.id],
            "categories": areas.cost_years,
            "values": areas.costs[result.id],
            "line": {"color": style.light, "width": 2.25, "dash_type": _DASHES[style.dash]},
            "marker": marker,
        })  # fmt: skip
    _dress(chart, "Cost so far, at the prices on the sheet Inputs")
    chart.set_x_axis({**_axis("Years from today"), "min": 0, "major_unit": _step(comparison)})
    money = {
        "num_format": axis_money(context.comparison.currency)["num_format"],
        "min": 0,
        "major_gridlines": _GRID,
    }
    chart.set_y_axis({**_axis(f"Paid so far, {comparison.currency}"), **money})
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size({"width": COST_WIDTH, "height": 380})
    return chart


def band_chart(
    book: Book,
    context: Context,
    areas: ChartAreas,
    result: TreatmentResult,
    span: tuple[float, float],
) -> Chart:
    """Hair change against today: a band that holds 8 in 10 futures, and its median.

    Args:
        book: Gets the chart.
        context: The comparison.
        areas: Where its data are.
        result: Of the treatment.
        span: Lowest and highest value of the axis, the same for all treatments.
    """
    band, colour = areas.bands[result.id], palette.style(result.id).light
    chart = book.chart("area", "stacked")
    chart.add_series(
        _series("10 %", areas.years, band.low, fill={"none": True}, border={"none": True})
    )
    if result.benefit_known:
        look: dict[str, object] = {"fill": {"color": colour, "transparency": 72}}
        title = "8 in 10 futures"
    else:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": "#FFFFFF"}
        look, title = {"pattern": pattern}, "Assumed spread: no usable trial"
    chart.add_series(_series(title, areas.years, band.width, border={"none": True}, **look))
    chart.combine(_lines(book, areas, result, colour))
    _dress(chart, f"{result.short_name}: hair against today")
    years = {"interval_unit": 12 * _step(context.comparison), "interval_tick": 12,
             "num_format": "0", "label_position": "low", "position_axis": "on_tick"}  # fmt: skip
    chart.set_x_axis({**_axis("Years from today"), **years})
    scale = {"min": span[0], "max": span[1], "num_format": '+0;"−"0;0', "major_gridlines": _GRID}
    chart.set_y_axis({**_axis("Change, hairs per cm²"), **scale})
    chart.set_legend({"position": "bottom", "font": _SMALL, "delete_series": [0]})
    chart.set_size({"width": 560, "height": 340})
    return chart


def _lines(book: Book, areas: ChartAreas, result: TreatmentResult, colour: str) -> Chart:
    band, chart = areas.bands[result.id], book.chart("line")
    if band.measured is not None:
        line = {"color": colour, "width": 2.5}
        chart.add_series(
            _series("Middle, as far as measured", areas.years, band.measured, line=line)
        )
    if band.beyond is not None:
        line = {"color": colour, "width": 2.0, "dash_type": "square_dot"}
        chart.add_series(_series("Middle, evidence ended", areas.years, band.beyond, line=line))
    line = {"color": palette.NEUTRAL_LIGHT, "width": 1.75, "dash_type": "long_dash"}
    chart.add_series(_series("Doing nothing", areas.years, areas.nothing, line=line))
    return chart


def people_chart(
    book: Book, comparison: Comparison, names: Area, groups: Mapping[str, Area]
) -> Chart:
    """Of 100 people: three groups that are stacked to 100, one bar per treatment."""
    chart = book.chart("bar", "stacked")
    titles = {
        "visible": "Visible difference",
        "too_small": "Too small to see",
        "no_better": "No better than doing nothing",
    }
    for group, colour in GROUPS.items():
        label = {"name": "Calibri", "size": 9, "bold": True,
                 "color": INK if group == "too_small" else "#FFFFFF"}  # fmt: skip
        chart.add_series({
            **_series(titles[group], names, groups[group], fill={"color": colour},
                      border={"color": "#FFFFFF", "width": 0.75}),
            "data_labels": {"value": True, "position": "center", "font": label,
                            "num_format": "0;;"},
            "gap": 45,
        })  # fmt: skip
    _dress(chart, f"Of 100 people like you, after {years_text(comparison.scenario.years)}")
    chart.set_x_axis({**_axis("People of 100"), "min": 0, "max": 100, "major_unit": 20,
                      "major_gridlines": _GRID})  # fmt: skip
    chart.set_y_axis({"reverse": True, "num_font": _SMALL, "line": {"color": RULE},
                      "crossing": "max"})  # fmt: skip
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size(
        {"width": PEOPLE_WIDTH, "height": max(380, 150 + 42 * len(comparison.treatments))}
    )
    return chart


def hair_span(comparison: Comparison) -> tuple[float, float]:
    """Returns round ends of an axis that holds every treatment's band, and zero."""
    fans = [result.hair_change for result in comparison.treatments]
    low = min(0.0, *(float(fan.quantile(10).min()) for fan in fans),
              float(comparison.untreated.quantile(50).min()))  # fmt: skip
    high = max(0.0, *(float(fan.quantile(90).max()) for fan in fans))
    step = 20.0 if high - low <= 200 else 50.0
    return step * math.floor(low / step), step * math.ceil(high / step)


def _series(name: str, years: Area, values: Area, **look: object) -> dict[str, object]:
    return {"name": name, "categories": years, "values": values, **look}


def _step(comparison: Comparison) -> int:
    """Years between two labels of the time axis."""
    return 1 if comparison.scenario.years <= 10 else 2


def _axis(name: str) -> dict[str, object]:
    return {
        "name": name,
        "name_font": _AXIS_NAME,
        "num_font": _SMALL,
        "line": {"color": RULE},
        "major_tick_mark": "outside",
        "minor_tick_mark": "none",
    }


def _dress(chart: Chart, title: str) -> None:
    font = {"name": "Calibri", "size": 12, "bold": True, "color": ACCENT}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_chartarea({"border": {"color": RULE}, "fill": {"color": "#FFFFFF"}})
    chart.set_plotarea({"fill": {"color": "#FFFFFF"}})
