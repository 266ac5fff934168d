"""Collecting what the window says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import translations


def test_what_is_filled_in_and_the_letter_stay_in_the_made_up_language() -> None:
    said = translations.made_up("&Print {name}")
    assert said.startswith(f"{translations.OPENING}&Pr")
    assert "{name}" in said
    assert "Print" not in said
    assert len(said) >= 1.4 * len("&Print {name}")


def test_a_template_that_lacks_something_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not translations.stale()
    lines = translations.TEMPLATE.read_text("utf-8").splitlines(keepends=True)
    changed = tmp_path / translations.TEMPLATE.name
    first = next(place for place, line in enumerate(lines) if "<source>" in line)
    changed.write_text("".join(lines[:first] + lines[first + 1 :]), "utf-8")
    monkeypatch.setattr(translations, "TEMPLATE", changed)
    assert translations.stale()
    changed.unlink()
    assert translations.stale()
