"""The stage drawings in the repository are those that the script draws."""

from __future__ import annotations

from pathlib import Path

from tools import draw_stages


def test_drawing_again_changes_nothing(tmp_path: Path) -> None:
    draw_stages.main([str(tmp_path)])
    drawn = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    kept = {file.name: file.read_text(encoding="utf-8") for file in draw_stages.FOLDER.iterdir()}
    assert drawn == kept
