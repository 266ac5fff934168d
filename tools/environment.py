"""The virtual environments: made, filled from a lock, and left alone while current.

`.venv` is for the program and for working on it, `.venv-bench` for the benchmarks, `.venv-package`
for making packages, `.venv-fuzz` for bad input that is made by looking at the code.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import sys
from enum import Enum
from pathlib import Path

from tools import system
from tools.process import ROOT, DevError, check, say

VENV = ROOT / ".venv"
PYPROJECT = ROOT / "pyproject.toml"


class Profile(Enum):
    """How much to install: what the program needs, or that and something more.

    DEV adds the tools for working on the program. BENCH adds what the benchmarks compare it with,
    and PACKAGE what makes packages, each in an environment of its own: the program's never holds a
    peer, and a package nothing of the developers'. FUZZ adds atheris, which is not there for every
    system and every Python.
    """

    RUN = "run"
    DEV = "dev"
    BENCH = "bench"
    PACKAGE = "package"
    FUZZ = "fuzz"

    @property
    def lock(self) -> Path:
        """The file that names every package of this profile with its hashes."""
        return ROOT / "requirements" / f"{self.value}.lock"

    @property
    def venv(self) -> Path:
        """The folder of the environment."""
        return VENV if self in SHARED else ROOT / f".venv-{self.value}"


SHARED = frozenset({Profile.RUN, Profile.DEV})
"""The profiles that live in one environment: DEV has all of RUN."""


def script(name: str, venv: Path = VENV) -> Path:
    """The path of an installed command, `python` among them."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def stamp(profile: Profile) -> str:
    """A line that changes whenever `profile` has to be installed anew."""
    digest = hashlib.sha256()
    for path in (profile.lock, PYPROJECT):
        digest.update(path.read_bytes())
    return f"{profile.value} {python_tag()} {digest.hexdigest()}"


def python_tag() -> str:
    """Names what compiled packages depend on; a newer patch release of Python is the same."""
    return f"{sys.implementation.cache_tag}-{platform.machine()}"


def is_current(profile: Profile, recorded: str) -> bool:
    """Whether an environment with the stamp `recorded` serves `profile`."""
    serving = {profile, Profile.DEV} if profile in SHARED else {profile}
    return recorded in {stamp(each) for each in serving}


def ensure(profile: Profile) -> None:
    """Bring the environment in step with the lock of `profile`; takes milliseconds when it is.

    Raises:
        DevError: The environment cannot be made, or a package cannot be had.
    """
    venv = profile.venv
    if script("python", venv).exists() and is_current(profile, _recorded(venv)):
        return
    _ensure_venv(venv)
    _stamp_file(venv).write_text(f"incomplete {python_tag()}", encoding="utf-8")
    say(f"installing requirements/{profile.lock.name} into {venv.name} (once, about a minute)")
    install_lock(profile, venv)
    if profile is Profile.DEV:
        # No isolation and no dependencies: the lock has the build backend, so no network either.
        check(
            pip(VENV, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT),
            "cannot install the checkout itself",
        )
    _stamp_file(venv).write_text(stamp(profile), encoding="utf-8")


def install_lock(profile: Profile, venv: Path) -> None:
    """Install exactly the packages of a lock, refusing any whose hash differs."""
    check(
        pip(venv, "install", "--require-hashes", "--requirement", profile.lock),
        f"cannot install requirements/{profile.lock.name} (is the network there?)",
    )


def pip(venv: Path, *arguments: str | Path) -> list[str | Path]:
    """The command line for pip in `venv`, saying nothing but its errors."""
    quiet = ["--quiet", "--quiet", "--disable-pip-version-check", "--no-input"]
    return [script("python", venv), "-m", "pip", *arguments, *quiet]


def make_venv(folder: Path) -> None:
    """Make an empty virtual environment with pip, replacing what is there."""
    _ensure_ensurepip()
    check([sys.executable, "-m", "venv", "--clear", folder], f"cannot make {folder}")


def program_environment() -> dict[str, str]:
    """The variables for running `python -m hairchoice` from the checkout, installed or not."""
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def private_home(folder: Path) -> dict[str, str]:
    """The variables for running the program where it finds nothing of the person's own."""
    kinds = ("CACHE", "CONFIG", "DATA", "STATE")
    own = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds}
    return {**program_environment(), "HOME": str(folder), **own}


def _stamp_file(venv: Path) -> Path:
    return venv / "hairchoice-stamp.txt"


def _recorded(venv: Path) -> str:
    file = _stamp_file(venv)
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _ensure_venv(venv: Path) -> None:
    """Keep an environment of this very Python, so that an update fetches only what changed."""
    if script("python", venv).exists() and python_tag() in _recorded(venv).split():
        return
    say(f"making {venv.name} with Python {platform.python_version()}")
    make_venv(venv)


def _ensure_ensurepip() -> None:
    """Debian's Python comes without the part that puts pip into a virtual environment."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") is None:
        raise DevError("this Python has no ensurepip module; install your system's python3-venv")
    if os.geteuid() != 0:
        command = system.shell_command([package])
        raise DevError(f"this Python cannot make virtual environments yet; run: {command}")
    system.apt_update()
    system.apt_install([package])
