"""What `dev.py lint` and `dev.py wheel-check` do: everything is checked, then the verdict."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from pathlib import Path

from tools import locks, translations
from tools.environment import VENV, Profile, install_lock, make_venv, pip, script
from tools.process import ROOT, DevError, check, run, say

BUNDLED_DATA = ("treatments.json", "treatments.schema.json")

LINTERS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports", "--no-cache", "--no-logo"),
    (
        "check-jsonschema",
        "--schemafile=data/treatments.schema.json",
        "data/treatments.json",
    ),
    (
        "check-jsonschema",
        "--builtin-schema=vendor.github-workflows",
        ".github/workflows/packages.yml",
    ),
)


def lint() -> int:
    """Run every linter, also after one has complained; 1 if any did."""
    complaints = [linter for linter in LINTERS if not _passes(linter)]
    stale = [path.name for path in locks.stale()]
    for name in stale:
        say(f"requirements/{name} is out of step with pyproject.toml; run: python3 dev.py lock")
    untold = translations.stale()
    if untold:
        say(f"{translations.TEMPLATE.name} is out of step; run: python3 dev.py translations")
    for linter in complaints:
        say(f"failed: {' '.join(linter)}")
    return 1 if complaints or stale or untold else 0


def _passes(linter: tuple[str, ...]) -> bool:
    name, *arguments = linter
    say(" ".join(linter))
    return run([script(name), *arguments], cwd=ROOT) == 0


def wheel_check() -> None:
    """Build a wheel, install it as pipx would, and have its command do the program's work there.

    Raises:
        DevError: The wheel lacks a file, or the program in it does not find its data.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = _build_wheel(folder)
        _check_contents(wheel)
        venv = folder / "venv"
        make_venv(venv)
        install_lock(Profile.RUN, venv)
        check(pip(venv, "install", "--no-deps", wheel), f"cannot install {wheel.name}")
        treatments = _installed_treatments(venv, folder)
        _installed(venv, folder, "--smoke-test")
    say(f"{wheel.name} works on its own: {treatments}")


def _build_wheel(folder: Path) -> Path:
    """Build with the locked build backend of the development environment: no network."""
    check(
        pip(VENV, "wheel", "--no-deps", "--no-build-isolation", f"--wheel-dir={folder}", ROOT),
        "cannot build the wheel",
    )
    return next(folder.glob("*.whl"))


def _check_contents(wheel: Path) -> None:
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    expected = {f"data/{name}" for name in BUNDLED_DATA}
    expected |= {path.relative_to(ROOT).as_posix() for path in resources}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    lacking = sorted(name for name in expected if f"hairchoice/_bundled/{name}" not in names)
    if lacking:
        raise DevError(f"the wheel lacks {', '.join(lacking)}")


def _installed_treatments(venv: Path, folder: Path) -> str:
    """Ask the installed program for its catalogue, from a folder with nothing of the checkout."""
    output = _installed(venv, folder, "treatments", "--json")
    try:
        catalogue = json.loads(output)
    except ValueError as error:
        raise DevError(f"the installed program printed no JSON: {error}") from error
    if not catalogue:
        raise DevError("the installed program knows no treatments")
    return f"{len(output):,} characters of catalogue"


def _installed(venv: Path, folder: Path, *arguments: str) -> str:
    """Run the command that installing put there, from a folder with nothing of the checkout."""
    # PYTHONPATH could lead back to the checkout, which is what this check must not find.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return check(
        [script("hairchoice", venv), *arguments],
        "the installed program failed",
        cwd=folder,
        env={"QT_QPA_PLATFORM": "offscreen", **environment},
    )
