"""What is done, decided before anything is done: a seed gives the same list of actions again."""

from __future__ import annotations

import random
from dataclasses import dataclass

KINDS = {
    "click": 26,
    "drag": 8,
    "wheel": 4,
    "key": 14,
    "type": 8,
    "menu": 9,
    "shortcut": 6,
    "undo": 8,
    "redo": 4,
    "tab": 6,
    "resize": 2,
    "context": 1,
    "rest": 3,
}
"""How often each kind is done, as weights."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person does.

    Attributes:
        number: Counts from one.
        kind: One of `KINDS`.
        seed: Of every choice that the action leaves open: which button, where, what is answered.
        patient: Whether the person waits for the answer before the next action.
    """

    number: int
    kind: str
    seed: int
    patient: bool


def actions(seed: int, count: int) -> list[Action]:
    """Returns the list of a seed; a shorter list of the same seed is its beginning."""
    draw = random.Random(seed)
    kinds, weights = list(KINDS), list(KINDS.values())
    return [
        Action(
            number=number,
            kind=draw.choices(kinds, weights)[0],
            seed=draw.getrandbits(32),
            patient=draw.random() < 0.1,
        )
        for number in range(1, count + 1)
    ]
