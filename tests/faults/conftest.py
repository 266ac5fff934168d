"""Faults are injected here; how many of which kind goes into the report of `dev.py faults`."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.e2e.conftest import catalogue, play, qapp_cls

__all__ = ["catalogue", "injected", "play", "qapp_cls", "rounds"]

Injected = Callable[[str, int], None]


@pytest.fixture
def injected(record_property: Callable[[str, object], None]) -> Injected:
    """Tells what was injected, and how often; after it was survived."""

    def record(fault: str, times: int = 1) -> None:
        record_property(fault, times)

    return record


@pytest.fixture
def rounds() -> int:
    """How often chance is tried; `dev.py faults` takes more."""
    return int(os.environ.get("HAIRCHOICE_FAULT_ROUNDS", "2"))
