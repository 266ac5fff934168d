"""Painting, and the way from a changed input to painted charts in the real window."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
import numpy as np

from benchmarks import window  # before anything else of Qt
from benchmarks.drawn import BareCurves, BareEconomics, MatplotlibChart, StockCharts
from benchmarks.floor import floor
from benchmarks.report import Row
from benchmarks.timing import Task, Times, interleaved, timed
from benchmarks.workload import POINTS, SCENARIO, TREATMENTS, catalogue
from hairchoice.engine.scenario import DRAFT_DRAWS
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.charts.series import hair_chart
from hairchoice.ui.desk import Desk
from hairchoice.ui.workspace import Change

FINAL = msgspec.structs.replace(SCENARIO, draws=8192)
EIGHT_LINES = msgspec.structs.replace(FINAL, treatments=TREATMENTS[:7])
"""With doing nothing."""

THREADS = 2
ROUNDS = 15
STEPS, STEP_MS = 100, 8

AT_MOST_OF_QPAINTER = 1.4
AT_MOST_OF_MATPLOTLIB = 0.2
AT_MOST_OF_FLOOR = 1.5
AT_MOST_OF_STOCK = 0.6
AT_MOST_TAIL = 2.0


def painting() -> Iterator[Row]:
    """One chart repainted with other values, against the same lines and bands drawn by others."""
    simulator = Simulator(catalogue())
    charts = [hair_chart(simulator.run(window.all_changed(EIGHT_LINES))) for _ in range(2)]
    turn = itertools.cycle(charts)
    with window.opened(EIGHT_LINES) as desk:
        canvas = desk.centre.over_time.hair.canvas
        bare, plotted = BareCurves([canvas]), MatplotlibChart(canvas)

        def own() -> None:
            canvas.set_chart(next(turn), "")
            canvas.repaint()

        times = interleaved(
            {
                "own": own,
                "bare": lambda: bare.draw([next(turn)]),
                "matplotlib": lambda: plotted.draw(next(turn)),
            },
            ROUNDS,
        )
    what = "hair chart repainted, 8 lines and the bands shown"
    yield _row(what, "bare QPainter", times["own"], times["bare"], AT_MOST_OF_QPAINTER)
    yield _row(what, "matplotlib Agg", times["own"], times["matplotlib"], AT_MOST_OF_MATPLOTLIB)


def reaction() -> Iterator[Row]:
    """From a change that touches all 12 treatments to painted charts, in final quality."""
    yield from _reaction("both charts over time", _over_time)
    yield from _reaction("the charts of health economics", _economics)


Set = Callable[[Desk], tuple[window.Watched, BareCurves | BareEconomics]]


def _over_time(desk: Desk) -> tuple[window.Watched, BareCurves]:
    canvases = [desk.centre.over_time.cost.canvas, desk.centre.over_time.hair.canvas]
    return window.Watched(desk, canvases, lambda: canvases[1].chart), BareCurves(canvases)


def _economics(desk: Desk) -> tuple[window.Watched, BareEconomics]:
    desk.centre.show_economics(shown=True)
    view = desk.centre.economics
    assert view is not None
    window.run_until(lambda: view.plane.plane is not None and view.idle)
    charts = [view.acceptability, view.evpi, view.plane.viewport()]

    def answer() -> object:
        return None if view.acceptability.chart is None else view.acceptability.chart.economics

    return window.Watched(desk, charts, answer), BareEconomics(view)


def _reaction(shown: str, look_at: Set) -> Iterator[Row]:
    """Times one view beside what numpy and a bare QPainter need for it."""
    with window.opened(FINAL) as desk:
        watched, bare = look_at(desk)

        def least() -> None:
            floor(len(TREATMENTS), FINAL.draws, FINAL.months, POINTS, THREADS)
            bare.draw_again()

        times = interleaved(
            {"own": lambda: watched.change(window.all_changed), "floor": least}, ROUNDS
        )
    what, own = f"change to {shown}, {FINAL.draws:,} draws", times["own"]
    yield _row(what, "numpy and QPainter floors", own, times["floor"], AT_MOST_OF_FLOOR)
    yield _tail(what, own)


def dragging() -> Iterator[Row]:
    """A draft while a slider moves, against the same engine drawn with pyqtgraph's own items."""
    simulator = Simulator(catalogue())
    what = f"draft of both charts over time, {DRAFT_DRAWS:,} draws"
    with window.opened(FINAL) as desk:
        watched, _ = _over_time(desk)
        view = desk.centre.over_time
        stock = StockCharts([view.cost.canvas, view.hair.canvas])

        def with_stock(change: Change) -> None:
            stock.draw(simulator.run(change(FINAL), draws=DRAFT_DRAWS))

        tasks: dict[str, Task] = {}
        for name, change in _DRAGGED.items():
            tasks[name] = partial(watched.change, change, moving=True)
            tasks[f"stock {name}"] = partial(with_stock, change)
        times = interleaved(tasks, ROUNDS)
        against = "the same engine, PlotDataItem and FillBetweenItem"
        for name in _DRAGGED:
            at_most = AT_MOST_OF_STOCK if name == ONE else None
            own = times[name]
            yield _row(f"{what}, {name}", against, own, times[f"stock {name}"], at_most)
            yield _tail(f"{what}, {name}", own)
        yield _longest_gap(desk)


ONE = "one trust changed"
_DRAGGED = {ONE: window.trust_changed, "all 12 changed": window.all_changed}


def _longest_gap(desk: Desk) -> Row:
    """How long a drag holds the interface thread at most, beside one repaint of all it shows."""
    window.run_until(lambda: desk.workspace.settled)
    window.drag(desk, STEPS, STEP_MS)
    gaps = [max(window.drag(desk, STEPS, STEP_MS)) for _ in range(5)]
    comparison = desk.workspace.comparison
    assert comparison is not None
    view = desk.centre.over_time

    def paint() -> None:
        view.set_comparison(comparison, catalogue())
        for part in (view.cost, view.hair):
            part.canvas.repaint()

    painted = Times(tuple(timed(paint) for _ in range(ROUNDS)))
    held = Times(tuple(gaps))
    what = f"longest gap of a 1 ms timer in a drag of {STEPS} steps"
    return _row(what, "both charts set and repainted", held, painted)


def _tail(what: str, own: Times) -> Row:
    slow = float(np.percentile(own.seconds, 95))
    shown = f"{1e3 * slow:,.1f} ms"
    return Row(f"{what}, 95th percentile", "its median", slow / own.median, AT_MOST_TAIL, shown)


def _row(what: str, against: str, own: Times, other: Times, at_most: float | None = None) -> Row:
    return Row(what, against, own.median / other.median, at_most, str(own), str(other))
