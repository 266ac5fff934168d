"""The licences of what the program is made of, with a package's folder of them and without."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from hairchoice import licences
from hairchoice.licences import Licence
from tools.process import ROOT

QT = Licence("Qt", "6.11.3", "LGPL-3.0-only", "Everyone is permitted to copy")
FONT = Licence("Source Sans Pro", "", "OFL-1.1", "This Font Software is licensed")


def test_every_dependency_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split("[<>=!]", line)[0] for line in project["dependencies"]}

    assert needed == set(licences.REQUIRED)


def test_without_a_package_the_installed_ones_are_asked() -> None:
    found = {one.name: one for one in licences.all_licences()}

    assert "MIT" in found["pyqtgraph"].terms
    assert "Permission is hereby granted" in found["pyqtgraph"].text
    assert "LGPL-3.0-only" in found["PySide6_Essentials"].terms


def test_what_a_package_carries_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    licences.write_licences([QT, FONT], tmp_path)
    monkeypatch.setattr(licences, "bundled", lambda *_: tmp_path)

    assert licences.all_licences() == [QT, FONT]


def test_each_licence_can_be_read_without_the_program(tmp_path: Path) -> None:
    licences.write_licences([QT, FONT], tmp_path)

    assert (tmp_path / "Qt.txt").read_text("utf-8").startswith("Qt 6.11.3\nLGPL-3.0-only\n")
    assert (tmp_path / "Source-Sans-Pro.txt").read_text("utf-8").endswith(FONT.text)
