"""The parts of the benchmarks that can be wrong without anyone noticing."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from benchmarks import accuracy, floor, report, timing, workload
from benchmarks.report import Row
from hairchoice.engine.decide import acceptability, evpi
from hairchoice.engine.scenario import check_scenario


def test_a_ratio_is_said_as_a_fraction_when_it_is_small() -> None:
    assert [report.number(v) for v in (1 / 12, 1.3, 0.5, 212.4)] == ["1/12", "1.3", "0.5", "212"]


@pytest.mark.parametrize(
    ("value", "at_most", "verdict"),
    [(1.0, 1.0, "reached"), (1.01, 1.0, "missed"), (9.0, None, "")],
)
def test_a_row_says_whether_its_target_was_reached(
    value: float, at_most: float | None, verdict: str
) -> None:
    assert Row("a", "b", value, at_most).verdict == verdict


def test_the_chart_is_well_formed_and_shows_every_target() -> None:
    rows = [Row("a < b", "c", 0.5, 1.0), Row("d", "e", 40.0, 1.0), Row("no target", "f", 2.0)]

    text = "".join(ET.fromstring(report.chart(rows)).itertext())

    assert "a < b / c" in text
    assert "(missed)" in text
    assert "no target" not in text


def test_tasks_are_timed_in_turns() -> None:
    calls: list[str] = []
    tasks: dict[str, timing.Task] = {name: lambda n=name: calls.append(n) for name in "ab"}  # type: ignore[misc]

    times = timing.interleaved(tasks, rounds=2)

    assert "".join(calls[:6]) == "ababba"
    assert all(each.median > 0 for each in times.values())


def test_the_floor_answers_like_the_engine() -> None:
    generator = np.random.default_rng(1)
    cost, effect = generator.normal(100, 50, (4, 500)), generator.normal(2, 1, (4, 500))
    points = np.linspace(0, 100, 21)

    shares, value = floor.envelope(cost, effect, points)

    assert shares == pytest.approx(acceptability(cost.T, effect.T, points))
    assert value == pytest.approx(evpi(cost.T, effect.T, points))


def test_the_floor_picks_quantiles() -> None:
    block = np.random.default_rng(1).normal(size=(3, 101)).astype(np.float32)

    assert floor.fan(block.copy()) == pytest.approx(np.quantile(block, floor.SHARES, axis=1).T)


def test_plain_strata_are_the_same_when_asked_for_again() -> None:
    streams = accuracy.PlainStreams(1, 100)

    first = streams.strata("person", "decline")

    assert streams.strata("person", "decline") is first
    assert not np.array_equal(first, streams.strata("person", "grafts"))


def test_the_workloads_are_as_large_as_they_say() -> None:
    data, scenario = workload.whole_catalogue()

    check_scenario(scenario, data)
    assert (len(scenario.treatments), scenario.years) == (20, 20)
    assert (len(workload.TREATMENTS), workload.SCENARIO.months) == (12, 120)
