"""The package for Debian and Ubuntu: what is installed where, and what it depends on."""

from __future__ import annotations

import gzip
import os
import shutil
import textwrap
from collections.abc import Sequence
from pathlib import Path

from tools.packaging import libraries
from tools.packaging.archive import XZ_LEVEL, settle
from tools.packaging.freeze import size
from tools.packaging.icons import write_hicolor
from tools.packaging.product import (
    BUILD,
    COMMAND,
    DOCUMENT_ICON,
    ICON,
    IDENTIFIER,
    MIME_TYPE,
    PACKAGING,
    filled,
    moment,
)
from tools.process import ROOT, check

TEMPLATES = PACKAGING / "linux"
ROOT_FOLDER = BUILD / "deb"

RECOMMENDS = (
    # They take note of the menu entry, the document type and the icons by themselves, by triggers:
    # so the package needs no script of its own, and leaves nothing behind.
    "desktop-file-utils",
    "hicolor-icon-theme",
    "shared-mime-info",
    *libraries.WAYLAND.values(),
)


def architecture() -> str:
    """Returns Debian's name for this machine's kind."""
    return check(["dpkg", "--print-architecture"], "packages for Debian need dpkg").strip()


def write_tree(bundle: Path, bill: Path, root: Path = ROOT_FOLDER) -> None:
    """Lays out all files of the package below a folder, as they will be below /.

    Args:
        bundle: The frozen program.
        bill: Its bill of materials.
        root: Is replaced.
    """
    shutil.rmtree(root, ignore_errors=True)
    opt, share = root / "opt" / COMMAND, root / "usr" / "share"
    shutil.copytree(bundle, opt, symlinks=True)
    launcher = root / "usr" / "bin" / COMMAND
    launcher.parent.mkdir(parents=True)
    launcher.symlink_to(Path("..", "..", "opt", COMMAND, COMMAND))
    write_desktop_files(share)
    hicolor = share / "icons" / "hicolor"
    write_hicolor(hicolor, ICON, "apps", COMMAND)
    write_hicolor(hicolor, DOCUMENT_ICON, "mimetypes", MIME_TYPE.replace("/", "-"))
    _write_documents(share / "doc" / COMMAND, bill)


def write_desktop_files(share: Path) -> None:
    """Writes menu entry, description for software centres and document type below /usr/share."""
    for template, path in (
        ("hairchoice.desktop.in", share / "applications" / f"{COMMAND}.desktop"),
        ("metainfo.xml.in", share / "metainfo" / f"{IDENTIFIER}.metainfo.xml"),
        ("mime.xml.in", share / "mime" / "packages" / f"{COMMAND}.xml"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(filled(TEMPLATES / template), encoding="utf-8", newline="\n")


def validate(share: Path) -> None:
    """Has the desktops' own programs check the files of `write_desktop_files`.

    Raises:
        DevError: One of them found a fault.
    """
    commands: list[list[str | Path]] = [
        ["desktop-file-validate", share / "applications" / f"{COMMAND}.desktop"],
        ["appstreamcli", "validate", "--no-net", share / "metainfo" / f"{IDENTIFIER}.metainfo.xml"],
        ["update-mime-database", "-V", share / "mime"],
    ]
    for command in commands:
        check(command, f"{command[0]} found a fault")
    for made in (share / "mime").iterdir():
        if made.name == "packages":
            continue
        shutil.rmtree(made) if made.is_dir() else made.unlink()


def _write_documents(folder: Path, bill: Path) -> None:
    """What Debian wants in /usr/share/doc, and the bill of materials."""
    folder.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    lines = [line or "." for line in licence.splitlines()]
    text = filled(TEMPLATES / "copyright.in", LICENCE=textwrap.indent("\n".join(lines), " "))
    (folder / "copyright").write_text(text, encoding="utf-8", newline="\n")
    shutil.copyfile(bill, folder / "sbom.cdx.json")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=moment()))


def control(installed_bytes: int, depends: Sequence[str], architecture: str) -> str:
    """Returns the control file.

    Args:
        installed_bytes: What all files take.
        depends: Packages without which nothing goes.
        architecture: Debian's name for the kind of machine.
    """
    return filled(
        TEMPLATES / "control.in",
        INSTALLED_KB=str(-(-installed_bytes // 1024)),
        DEPENDS=", ".join(depends),
        RECOMMENDS=", ".join(sorted(RECOMMENDS)),
        ARCHITECTURE=architecture,
    )


def write_package(path: Path, depends: Sequence[str], root: Path = ROOT_FOLDER) -> None:
    """Makes the .deb of the files below a folder.

    Raises:
        DevError: dpkg-deb refused.
    """
    folder = root / "DEBIAN"
    folder.mkdir(exist_ok=True)
    text = control(size(root), depends, architecture())
    (folder / "control").write_text(text, encoding="utf-8", newline="\n")
    settle(root)
    check(
        ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", f"-z{XZ_LEVEL}", root, path],
        "dpkg-deb failed",
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment())},
    )


def readme(depends: Sequence[str]) -> str:
    """Returns the text that goes into the archive."""
    packages = " ".join(line.split(" | ")[-1].split(" ")[0] for line in depends)
    lines = textwrap.wrap(packages, 76, break_on_hyphens=False, break_long_words=False)
    return filled(TEMPLATES / "README.txt.in", PACKAGES=" \\\n        ".join(lines))
