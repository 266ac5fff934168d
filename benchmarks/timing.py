"""Times several tasks in turns, so that what disturbs the machine disturbs all of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Task = Callable[[], object]

ROUNDS = 9
MORE_ROUNDS = 2
NOISY = 0.1
"""Quartile spread over median above which all tasks are timed for as many rounds again."""


@dataclass(frozen=True, slots=True)
class Times:
    """The times of one task, seconds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """Distance between the quartiles as a share of the median."""
        low, _, high = statistics.quantiles(self.seconds, n=4)
        return (high - low) / self.median

    def __str__(self) -> str:
        """Milliseconds and how much they vary."""
        return f"{1e3 * self.median:,.1f} ms ± {50 * self.spread:.0f} %"


def interleaved(tasks: Mapping[str, Task], rounds: int = ROUNDS) -> dict[str, Times]:
    """Runs every task once, unmeasured, and then in turns; again where the noise is large.

    Args:
        tasks: By name.
        rounds: How often at least; every other round runs the tasks backwards.
    """
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    times: dict[str, Times] = {}
    for _ in range(1 + MORE_ROUNDS):
        for turn in range(rounds):
            for name in list(tasks)[:: -1 if turn % 2 else 1]:
                seconds[name].append(timed(tasks[name]))
        times = {name: Times(tuple(values)) for name, values in seconds.items()}
        if all(each.spread <= NOISY for each in times.values()):
            break
    return times


def in_turns(
    tasks: Mapping[str, Callable[[], Mapping[str, float]]], rounds: int = ROUNDS
) -> dict[tuple[str, str], Times]:
    """Runs tasks in turns that take their times themselves, several at once.

    Args:
        tasks: By name; each returns seconds by the name of what it timed.
        rounds: As for `interleaved`.

    Returns:
        By the names of the task and of what it timed.
    """
    seconds: dict[tuple[str, str], list[float]] = {}
    for task in tasks.values():
        task()
    times: dict[tuple[str, str], Times] = {}
    for _ in range(1 + MORE_ROUNDS):
        for turn in range(rounds):
            for name in list(tasks)[:: -1 if turn % 2 else 1]:
                for part, value in tasks[name]().items():
                    seconds.setdefault((name, part), []).append(value)
        times = {key: Times(tuple(values)) for key, values in seconds.items()}
        if all(each.spread <= NOISY for each in times.values()):
            break
    return times


def timed(task: Task) -> float:
    """Returns the seconds one call takes, without interruptions by the garbage collector."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        task()
        return time.perf_counter() - start
    finally:
        gc.enable()
