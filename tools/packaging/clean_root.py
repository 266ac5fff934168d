"""The proof that the .deb works for a person: installed on a clean Debian, used, and removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools.packaging import page
from tools.packaging.debian_root import PERSON, SUITE, DebianRoot, clean_root
from tools.packaging.product import COMMAND, DIST, MIME_TYPE, PACKAGING, version
from tools.process import ROOT, DevError, say

PICTURE = ROOT / "docs" / "images" / "installed.png"

_DESKTOP = f"/usr/share/applications/{COMMAND}.desktop"
_FILE = "my clinic.hairchoice"
_TOOLS = (
    "xvfb", "xauth", "xdotool", "imagemagick", "libglib2.0-bin", "gtk-update-icon-cache",
    "desktop-file-utils", "shared-mime-info", "hicolor-icon-theme",
)  # fmt: skip
"""What stands in for a desktop: a screen, a hand, an eye, and the keepers of menus and types."""


@dataclass
class Proof:
    """What was done and seen, a line for each."""

    lines: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Notes it, and says it at once."""
        say(line)
        self.lines.append(line)


def check() -> None:
    """Does it all, and writes it down in docs/packaging.md.

    Raises:
        DevError: There is no package yet, or something about it is not right.
    """
    package = next(iter(DIST.glob(f"{COMMAND}_{version()}_*.deb")), None)
    if package is None:
        raise DevError("there is no package yet; run: python3 dev.py package")
    proof = Proof()
    with clean_root() as root:
        shutil.copyfile(package, root.folder / "tmp" / package.name)
        _alone(root, package, proof)
        root.install(*_TOOLS)
        before = root.snapshot()
        _require_no_trace(before)
        root.install(f"/tmp/{package.name}")
        _used(root, proof)
        root.purge(COMMAND)
        _require_unchanged(before, root.snapshot())
        proof.add(
            f"removed with apt: of {len(before):,} files and folders none was added, lacking or "
            "changed, the caches of menus, types and icons among them"
        )
        proof.add(f"left in the person's home: {', '.join(_kept_by_person(root)) or 'nothing'}")
    steps = "\n".join(f"{number}. {line}" for number, line in enumerate(proof.lines, 1))
    page.write("check", f"{package.name} on Debian {SUITE} (debootstrap, minbase):\n\n{steps}")


def _alone(root: DebianRoot, package: Path, proof: Proof) -> None:
    """On a system with nothing on it, so that a dependency that was forgotten is missed."""
    count = _package_count(root)
    root.install(f"/tmp/{package.name}")
    proof.add(
        f"apt installed it on a system of {count} packages, with {_package_count(root) - count} "
        "more, itself among them"
    )
    said = _as_person(root, ["env", "QT_QPA_PLATFORM=offscreen", COMMAND, "--smoke-test"])
    proof.add(f"`{COMMAND} --smoke-test` as a user, no screen and no network: {said}")
    root.purge(COMMAND)


def _used(root: DebianRoot, proof: Proof) -> None:
    """On a system with a screen and what desktops keep their menus and types with."""
    files = root.run(["dpkg", "-L", COMMAND], "dpkg does not list the package").splitlines()
    home = root.folder / "home" / PERSON
    example = ROOT / "resources" / "examples" / "prp-or-minoxidil.hairchoice"
    shutil.copyfile(example, home / _FILE)
    shutil.copyfile(PACKAGING / "linux" / "use.sh", root.folder / "tmp" / "use.sh")
    path = f"/home/{PERSON}/{_FILE}"
    kind = _as_person(root, ["gio", "info", "-a", "standard::content-type", path])
    _require(MIME_TYPE in kind, f"the desktop takes a comparison for {kind}")
    default = root.run(["gio", "mime", MIME_TYPE], "gio failed", person=True)
    _require(f"{COMMAND}.desktop" in default, "the desktop does not open comparisons with it")
    proof.add(f"{len(files)} files and folders installed; a .hairchoice file is {MIME_TYPE}, and "
              "opens with it")  # fmt: skip
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"]
    said = _as_person(root, [*screen, "sh", "/tmp/use.sh", _DESKTOP, path, "/tmp/seen.png"])
    proof.add(f"started from the menu's entry with “{_FILE}” under Xvfb: {said}")
    PICTURE.parent.mkdir(exist_ok=True)
    shutil.copyfile(root.folder / "tmp" / "seen.png", PICTURE)
    said = _as_person(root, [*screen, COMMAND, "--smoke-test"])
    proof.add(f"`{COMMAND} --smoke-test` under Xvfb: {said}")


def _as_person(root: DebianRoot, command: list[str]) -> str:
    """Returns what a command said, in one line."""
    said = root.run(command, f"{command[-1]} failed", person=True)
    return "; ".join(line.strip() for line in said.splitlines() if line.strip())


def _package_count(root: DebianRoot) -> int:
    return len(root.run(["dpkg-query", "-W"], "dpkg-query failed").splitlines())


def _kept_by_person(root: DebianRoot) -> list[str]:
    """What the program wrote for the person, which no package may remove."""
    home = root.folder / "home" / PERSON
    return sorted(
        str(path.relative_to(home))
        for path in home.rglob("*")
        if path.is_file() and COMMAND in str(path.relative_to(home)).lower()
    )


def _require_no_trace(paths: Iterable[str]) -> None:
    """After the first removal nothing may bear the program's name."""
    left = [path for path in paths if COMMAND in path.lower()]
    _require(not left, f"removing it left {', '.join(left)}")


def _require_unchanged(before: dict[str, str], after: dict[str, str]) -> None:
    """After the second, everything must be as it was."""
    changed = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    _require(not changed, f"removing it left or changed {', '.join(sorted(changed)[:20])}")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise DevError(otherwise)
