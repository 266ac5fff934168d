"""Inputs that once broke a rule: tried again in every run and by the tests."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"


def kept(name: str) -> list[bytes]:
    """Returns the inputs of a target."""
    return [path.read_bytes() for path in files(name)]


def files(name: str) -> list[Path]:
    """Returns where they are."""
    return sorted((FOLDER / name).glob("*"))


def keep(name: str, data: bytes) -> Path:
    """Adds an input to those of a target, and returns where it is."""
    path = FOLDER / name / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
