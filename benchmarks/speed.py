"""The benchmarks of speed: each a few tasks timed in turns, and the rows they give."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
import numpy as np

from benchmarks import peers
from benchmarks.floor import floor
from benchmarks.report import Row
from benchmarks.timing import Task, Times, interleaved
from benchmarks.workload import (
    DRAWS,
    POINTS,
    SCENARIO,
    STOPPING,
    TREATMENTS,
    catalogue,
    cold_comparison,
    full_comparison,
)
from hairchoice.engine.decide import envelope, mean_net_benefit
from hairchoice.engine.economics import economics, joint_draws
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from tools.process import ROOT

THREADS = (1, 2)
AT_MOST_OF_PEER = {1: 1 / 12, 2: 1 / 20}
AT_MOST_OF_FLOOR = 1.3
WITHOUT_WIDE_VECTORS = "X86_V4 AVX512_ICL AVX512_SPR"
"""What numpy calls them; its sort has another implementation without."""


def _floor(threads: int) -> object:
    return floor(len(TREATMENTS), DRAWS, SCENARIO.months, POINTS, threads)


def full() -> Iterator[Row]:
    """The full comparison against a peer and against the floor."""
    points = np.linspace(0.0, 100.0, POINTS)
    model = peers.heormodel_simulation(len(TREATMENTS), DRAWS, SCENARIO.months)
    tasks: dict[str, Task] = {"peer": lambda: peers.heormodel_comparison(model, points)}
    for threads in THREADS:
        tasks |= _for_threads(threads)
        tasks[f"cold {threads}"] = partial(cold_comparison, threads)
    times = interleaved(tasks)
    for threads in THREADS:
        what = f"full comparison, {_threads(threads)}"
        own, other = times[f"own {threads}"], times["peer"]
        at_most = AT_MOST_OF_PEER[threads]
        yield _row(what, "heormodel: microsimulation, CEAC, EVPI", own, other, at_most)
        for state in ("cold", "stopping"):
            yield _row(f"{what}, {_STATES[state]}", "the same", times[f"{state} {threads}"], other)
    yield from _against_floor(times, "numpy floor")


_STATES = {"cold": "first of the process", "stopping": "people stop treatment"}


def _threads(count: int) -> str:
    return "one thread" if count == 1 else "two threads"


def _for_threads(threads: int) -> dict[str, Task]:
    return {
        f"own {threads}": partial(full_comparison, threads),
        f"stopping {threads}": partial(full_comparison, threads, STOPPING),
        f"floor {threads}": partial(_floor, threads),
    }


def _against_floor(times: dict[str, Times], against: str) -> Iterator[Row]:
    for threads in THREADS:
        what, other = f"full comparison, {_threads(threads)}", times[f"floor {threads}"]
        yield _row(what, against, times[f"own {threads}"], other, AT_MOST_OF_FLOOR)
        what += f", {_STATES['stopping']}"
        yield _row(what, "the same", times[f"stopping {threads}"], other)


def narrow() -> Iterator[Row]:
    """The floor once more in a process in which numpy uses no vectors of 512 bits.

    Some processors are slow at an instruction of numpy's sort for those, which would flatter the
    engine: it selects where the floor sorts.
    """
    if not _has_wide_vectors():
        return
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "NPY_DISABLE_CPU_FEATURES": WITHOUT_WIDE_VECTORS},
    )
    times = {name: Times(tuple(seconds)) for name, seconds in json.loads(done.stdout).items()}
    yield from _against_floor(times, "numpy floor, both without 512-bit vectors")


def _has_wide_vectors() -> bool:
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    return "X86_V4" in found


def _print_floor_times() -> None:
    """What the process of `narrow` does."""
    times = interleaved({name: task for n in THREADS for name, task in _for_threads(n).items()})
    print(json.dumps({name: each.seconds for name, each in times.items()}))


def decision() -> Iterator[Row]:
    """CEAC and EVPI of the same draws."""
    cost, effect = joint_draws(full_comparison(threads=2)[0])
    cost, effect = np.ascontiguousarray(cost[:, 1:]), np.ascontiguousarray(effect[:, 1:])
    points = np.linspace(0.0, 200.0, POINTS)
    outcomes = peers.heormodel_outcomes(cost, effect)

    def own() -> object:
        walked, mean = envelope(cost, effect, points), mean_net_benefit(cost, effect, points)
        return walked.acceptability, walked.best_mean - mean.max(axis=0)

    times = interleaved(
        {
            "own": own,
            "pyheor": lambda: peers.pyheor_decision(cost, effect, points),
            "heormodel": lambda: peers.heormodel_decision(outcomes, points),
        }
    )
    what = f"CEAC and EVPI, {cost.shape[1]} x {DRAWS:,} x {POINTS}"
    yield _row(what, "pyheor", times["own"], times["pyheor"], 1 / 10)
    yield _row(what, "heormodel", times["own"], times["heormodel"])


def change() -> Iterator[Row]:
    """One input of one treatment changed, against a change that touches all twelve."""
    yield from _change(decide=False, at_most=1 / 6)
    yield from _change(decide=True, at_most=None)


def _change(decide: bool, at_most: float | None) -> Iterator[Row]:
    simulator = Simulator(catalogue(), threads=1)
    steps = itertools.count(1)

    def run(changed: Callable[[int], Scenario]) -> None:
        comparison = simulator.run(changed(next(steps)))
        if decide:
            economics(comparison)

    times = interleaved(
        {
            "all": lambda: run(_all_changed),
            "a quote": lambda: run(_quote_changed),
            "a trust": lambda: run(_trust_changed),
        }
    )
    for name in ("a quote", "a trust"):
        what = f"{name} changed{', with CEAC and EVPI' if decide else ''}"
        yield _row(what, "all 12 recomputed, draws kept", times[name], times["all"], at_most)


def _all_changed(step: int) -> Scenario:
    """Density moves all hair, discounting all costs; the random draws can be used again."""
    return msgspec.structs.replace(SCENARIO, density=120 + step / 100, discount_rate=step / 1e5)


def _quote_changed(step: int) -> Scenario:
    return _chosen(Choices(quotes={"session": 900.0 + step}))


def _trust_changed(step: int) -> Scenario:
    return _chosen(Choices(trust=0.4 + step / 1e4))


def _chosen(choices: Choices) -> Scenario:
    return msgspec.structs.replace(SCENARIO, choices={TREATMENTS[0]: choices})


def _row(what: str, against: str, own: Times, other: Times, at_most: float | None = None) -> Row:
    return Row(what, against, own.median / other.median, at_most, str(own), str(other))


if __name__ == "__main__":
    _print_floor_times()
