"""The system libraries and programs that Qt and the tests need, and how to get the missing ones.

Only Linux needs any: on Windows and macOS the Qt wheels carry everything. What is there is found
by looking for the thing itself, not for a package, so that this works on every distribution; only
the installing knows apt's package names (Debian 12 and 13, Ubuntu 22.04 and 24.04).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tools.process import DevError, check, say

Known = Callable[[Collection[str]], Collection[str]]
"""Tells which of some package names apt can install here."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@dataclass(frozen=True)
class Need:
    """One thing the program or its tests need from the system.

    Attributes:
        name: What to call it where apt is not known.
        packages: apt packages that bring it, the preferred name first. There are two where newer
            releases renamed a package for 64-bit time (the `t64` ones).
        present: Whether this machine has it.
    """

    name: str
    packages: tuple[str, ...]
    present: Callable[[], bool]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob("*.[to]tf"), None) for folder in folders)


def _library(soname: str, *packages: str) -> Need:
    return Need(soname, packages, lambda: _loads(soname))


def _program(names: Collection[str], *packages: str) -> Need:
    return Need("/".join(names), packages, lambda: any(map(shutil.which, names)))


QT_NEEDS = (
    # Linked by QtCore, QtGui and QtDBus: without these not even a PDF is drawn.
    _library("libEGL.so.1", "libegl1"),
    _library("libGL.so.1", "libgl1"),
    _library("libX11.so.6", "libx11-6"),
    _library("libdbus-1.so.3", "libdbus-1-3"),
    _library("libfontconfig.so.1", "libfontconfig1"),
    _library("libfreetype.so.6", "libfreetype6"),
    _library("libglib-2.0.so.0", "libglib2.0-0t64", "libglib2.0-0"),
    _library("libxkbcommon.so.0", "libxkbcommon0"),
    _library("libzstd.so.1", "libzstd1"),
    # Linked by the xcb platform plugin: without any one of these no window opens under X11.
    _library("libX11-xcb.so.1", "libx11-xcb1"),
    _library("libxcb-cursor.so.0", "libxcb-cursor0"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4"),
    _library("libxcb-image.so.0", "libxcb-image0"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    _library("libxcb-randr.so.0", "libxcb-randr0"),
    _library("libxcb-render-util.so.0", "libxcb-render-util0"),
    _library("libxcb-render.so.0", "libxcb-render0"),
    _library("libxcb-shape.so.0", "libxcb-shape0"),
    _library("libxcb-shm.so.0", "libxcb-shm0"),
    _library("libxcb-sync.so.1", "libxcb-sync1"),
    _library("libxcb-util.so.1", "libxcb-util1"),
    _library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    _library("libxcb-xkb.so.1", "libxcb-xkb1"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    # Linked by the print support plugin: without it there are no printers, only PDF.
    _library("libcups.so.2", "libcups2t64", "libcups2"),
    Need("a TrueType font", ("fonts-dejavu-core",), _has_font),
)
"""What the window, the PDF and the pictures need."""

TEST_NEEDS = (
    _program(["Xvfb"], "xvfb"),
    # Without a graphical interface: a third of the size, and all that converting a workbook takes.
    _program(["soffice", "libreoffice"], "libreoffice-calc-nogui"),
    _program(["pdftotext"], "poppler-utils"),
)
"""What the tests need on top: a screen, a spreadsheet program and a PDF reader."""

PACKAGE_NEEDS = (
    _program(["xvfb-run"], "xvfb"),
    _program(["xauth"], "xauth"),
    _program(["objdump"], "binutils"),
    _program(["dpkg-deb"], "dpkg"),
    _program(["appstreamcli"], "appstream"),
    _program(["desktop-file-validate"], "desktop-file-utils"),
    _program(["update-mime-database"], "shared-mime-info"),
)
"""What making packages needs on top of Qt: a screen, PyInstaller's tools, and those that check."""

HEARD_NEEDS = (
    _program(["xvfb-run"], "xvfb"),
    _program(["xauth"], "xauth"),
    _program(["dbus-run-session"], "dbus"),
    _program(["openbox"], "openbox"),
    _program(["orca"], "orca"),
    _program(["xdotool"], "xdotool"),
    _program(["speech-dispatcher"], "speech-dispatcher"),
)
"""What hearing the program takes on top of Qt: a screen, a screen reader, and hands."""

ROOT_NEEDS = (_program(["debootstrap"], "debootstrap"),)
"""What a clean Debian in a folder is made with."""


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; an explicit choice of Qt platform counts as one."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def ensure(needs: Iterable[Need]) -> None:
    """Install what is missing where that is possible, else say how; never fails.

    A missing library is no reason to stop here: `hairchoice compare` may do without it, and a test
    that does not will say so better.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        say(f"missing system libraries or programs: {', '.join(need.name for need in missing)}")
    elif os.geteuid() == 0:
        apt_update()
        apt_install(apt_packages(missing, _apt_knows))
    else:
        say(f"system packages are missing: {shell_command(apt_packages(missing, _apt_knows))}")


def shell_command(packages: Sequence[str]) -> str:
    """The command line for a person to install `packages` with."""
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def apt_packages(needs: Iterable[Need], known: Known) -> list[str]:
    """Choose one package for every need, by the names this release knows.

    Args:
        needs: What is missing.
        known: Tells which package names can be installed here.

    Returns:
        The packages, sorted. A need whose packages are all unknown keeps its last name, the one
        that every release had before the renaming: apt's complaint then names what is missing.
    """
    choices = [need.packages for need in needs]
    available = known({name for packages in choices for name in packages})
    return sorted(
        {
            next((name for name in packages if name in available), packages[-1])
            for packages in choices
        }
    )


def _apt_knows(packages: Collection[str]) -> set[str]:
    """Those of `packages` that apt would install under just this name (virtual ones are not)."""
    listing = subprocess.run(
        ["apt-cache", "policy", *sorted(packages)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    return installable(listing)


def installable(policy: str) -> set[str]:
    """The packages with a candidate in what `apt-cache policy` printed."""
    found = set()
    package = ""
    for line in policy.splitlines():
        if line and not line[0].isspace():
            package = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            found.add(package)
    return found


def apt_update() -> None:
    """Fetch the package lists, which a new machine does not have; old ones may do if it fails."""
    with suppress(DevError):
        _apt_get("update")


def apt_install(packages: Sequence[str]) -> None:
    """Install with apt as root; on failure leave the command for a person to look into."""
    say(f"installing with apt: {' '.join(packages)}")
    try:
        _apt_get("install", "--yes", "--no-install-recommends", *packages)
    except DevError as error:
        say(f"{error}; try: {shell_command(packages)}")


def _apt_get(*arguments: str) -> None:
    """Run apt-get, which as part of another program must not ask questions."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    check(["apt-get", "--quiet", *arguments], "apt could not install everything", env=environment)
