"""A clean Debian in a folder, to install into: nothing there but what Debian cannot do without."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.packaging.product import BUILD
from tools.process import DevError, check, say

SUITE = "bookworm"
"""Debian 12, the oldest that the package is for."""

PERSON = "person"
"""Who uses the program there; root would prove less."""

_BASE = BUILD / f"debian-{SUITE}"

_NOT_OURS = frozenset(
    {"proc", "home", "tmp", "var/log", "var/lib/apt", "var/cache/apt", "var/lib/dpkg"}
)
"""What apt and dpkg write about their own work, and what belongs to people."""


class DebianRoot:
    """A copy of the clean system.

    Attributes:
        folder: Its /.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, command: Sequence[str], failure: str, *, person: bool = False) -> str:
        """Runs a command there and returns what it printed.

        Args:
            command: As it is called there.
            failure: What to say when it does not succeed.
            person: Whether somebody without rights runs it, and without any network.

        Raises:
            DevError: It failed.
        """
        # A network of its own also keeps it off this machine's screens: their sockets are in it.
        alone = ["unshare", "--net"] if person else []
        user = ["runuser", "-u", PERSON, "--"] if person else []
        home = f"/home/{PERSON}" if person else "/root"
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        return check(
            [*alone, "chroot", str(self.folder), *user, *command], failure, env=environment
        )

    def install(self, *packages: str) -> None:
        """Installs with apt, and nothing that is only recommended."""
        self.run(
            ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages],
            f"apt cannot install {' '.join(packages)}",
        )

    def purge(self, package: str) -> None:
        """Removes a package, its settings too."""
        self.run(["apt-get", "purge", "--yes", "--quiet", package], f"apt cannot remove {package}")

    def snapshot(self) -> dict[str, str]:
        """Returns every file with a digest of its content, but for what is not the package's."""
        found = {}
        for where, folders, files in os.walk(self.folder):
            inside = Path(where).relative_to(self.folder)
            folders[:] = [each for each in folders if (inside / each).as_posix() not in _NOT_OURS]
            for name in (*folders, *files):
                found[(inside / name).as_posix()] = _digest(Path(where, name))
        return found


@contextmanager
def clean_root() -> Iterator[DebianRoot]:
    """Makes a clean system, and removes it in the end.

    Raises:
        DevError: Only root can, where Debian's packages can be had.
    """
    if os.geteuid() != 0:
        raise DevError("package-check needs root: it installs into a Debian of its own")
    _make_base()
    folder = BUILD / "root"
    _remove(folder)
    check(["cp", "--archive", _BASE, folder], "cannot copy the clean Debian")
    check(["mount", "-t", "proc", "proc", folder / "proc"], "cannot mount /proc")
    try:
        yield DebianRoot(folder)
    finally:
        check(["umount", folder / "proc"], "cannot unmount /proc")
        _remove(folder)


def _make_base() -> None:
    """Has debootstrap fetch the smallest Debian, once."""
    if (_BASE / "etc" / "ready").exists():
        return
    _remove(_BASE)
    say(f"making a clean Debian ({SUITE}) with debootstrap, once")
    sources = _sources()
    check(
        ["debootstrap", "--variant=minbase", SUITE, _BASE, sources[0].split()[0]],
        "debootstrap failed",
    )
    listed = "".join(f"deb {line} main\n" for line in sources)
    (_BASE / "etc/apt/sources.list").write_text(listed, encoding="utf-8")
    (_BASE / "etc/apt/apt.conf.d/90host").write_text(_apt_settings(), encoding="utf-8")
    for name in ("etc/resolv.conf", "etc/hosts"):
        if Path("/", name).exists():
            shutil.copyfile(Path("/", name), _BASE / name)
    root = DebianRoot(_BASE)
    root.run(["apt-get", "update", "--quiet"], "apt-get update failed")
    root.run(["useradd", "--create-home", PERSON], "cannot add a user")
    (_BASE / "etc" / "ready").touch()


def _sources() -> list[str]:
    """Where this machine's apt gets Debian from, the suite itself first."""
    listed = check(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)"],
        "apt does not say where it gets packages from",
    )
    found = {line for line in listed.splitlines() if line.split()[-1].startswith(SUITE)}
    if not found:
        raise DevError(f"this machine's apt knows no Debian {SUITE}; run apt-get update there")
    return sorted(found, key=lambda line: (not line.endswith(f" {SUITE}"), line))


def _apt_settings() -> str:
    """How this machine's apt reaches the packages: proxies, and mirrors of an older day."""
    kept = ("Acquire::http", "Acquire::https", "Acquire::Check-")
    dump = check(["apt-config", "dump"], "apt-config failed")
    return "".join(f"{line}\n" for line in dump.splitlines() if line.startswith(kept))


def _remove(folder: Path) -> None:
    """Removes a folder, but never through something that is still mounted in it."""
    mounted = [path for name in ("proc", "dev") if os.path.ismount(path := folder / name)]
    for path in mounted:
        subprocess.run(["umount", path], check=True)
    shutil.rmtree(folder, ignore_errors=True)


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if path.is_dir():
        return "folder"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "device"
