"""Where the program looks for its own files and the person's."""

from __future__ import annotations

from pathlib import Path

import hairchoice
from hairchoice import paths

CHECKOUT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_its_files_at_the_root() -> None:
    assert paths.bundled("data", "treatments.json") == CHECKOUT / "data" / "treatments.json"


def test_an_installed_package_carries_its_files_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "hairchoice"
    (package / "_bundled").mkdir(parents=True)

    assert paths.bundle_root(package) == package / "_bundled"


def test_the_package_is_the_one_that_is_tested() -> None:
    assert Path(hairchoice.__file__).resolve().parent == paths.PACKAGE


def test_the_persons_files_are_below_their_home(home: Path) -> None:
    for folder in (paths.user_data_dir(), paths.user_config_dir()):
        assert folder.is_relative_to(home)
        assert paths.APPLICATION in folder.parts
