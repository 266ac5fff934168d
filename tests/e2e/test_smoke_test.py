"""The smoke test of an installation, as the packages run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hairchoice import paths


def smoke(home: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    folders = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    variables = {**os.environ, **folders, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    start = "import sys; from hairchoice.__main__ import main; sys.exit(main(['--smoke-test']))"
    return subprocess.run(
        [sys.executable, "-c", f"{code}\n{start}"],
        capture_output=True,
        text=True,
        env=variables,
        check=False,
    )


def test_it_passes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = smoke(tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("smoke test passed")
    assert not [path for path in tmp_path.rglob("*") if "airchoice" in str(path).lower()]


def test_it_ends_well_where_a_screen_reader_listens(tmp_path: Path) -> None:
    listened_to = (
        "from PySide6.QtGui import QAccessible\n"
        "from hairchoice.ui import app\n"
        "make = app.make_application\n"
        "def made():\n"
        "    application = make()\n"
        "    QAccessible.setActive(True)\n"
        "    return application\n"
        "app.make_application = made"
    )
    done = smoke(tmp_path, listened_to)

    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().endswith("smoke test passed")


def test_it_fails_and_says_why_when_something_does_not_work(tmp_path: Path) -> None:
    broken = (
        "from hairchoice.ui.desk import Desk\n"
        "def greet(*_, **__): raise ZeroDivisionError('on purpose')\n"
        "Desk.greet = greet"
    )
    done = smoke(tmp_path, broken)

    assert done.returncode == 1
    assert "ZeroDivisionError: on purpose" in done.stderr
    assert "smoke test failed" in done.stderr


def test_everything_of_the_program_can_be_kept_in_one_folder(tmp_path: Path) -> None:
    try:
        paths.keep_below(tmp_path)
        kept = paths.user_data_dir(), paths.user_config_dir()
    finally:
        paths.keep_below(None)

    assert all(folder.is_relative_to(tmp_path) for folder in kept)
