"""The installer for Windows and the disk image for macOS. Untested: nobody ran this so far.

The workflow in .github/workflows/packages.yml runs them; docs/packaging.md says what to look at.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.packaging.product import BUILD, BUNDLE, DIST, NAME, PACKAGING, filled, version
from tools.process import DevError, check


def installer(stem: str) -> Path:
    """Makes a setup program for Windows with Inno Setup.

    Args:
        stem: Of the file's name.

    Raises:
        DevError: Inno Setup is not there, or refused.
    """
    compiler = shutil.which("iscc") or r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe"
    if not Path(compiler).is_file():
        raise DevError("Inno Setup 6 is not installed; without it there is no installer")
    icons = BUILD / "icons"
    script = BUILD / f"{stem}.iss"
    text = filled(
        PACKAGING / "windows" / "hairchoice.iss.in",
        BUNDLE=str(BUNDLE),
        ICONS=str(icons),
        OUTPUT=str(DIST),
        STEM=stem,
    )
    script.write_text(text, encoding="utf-8-sig")
    check([compiler, "/Qp", script], "Inno Setup failed")
    return DIST / f"{stem}.exe"


def disk_image(stem: str) -> Path:
    """Makes a disk image for macOS: the program, and a link to where it is dragged.

    Args:
        stem: Of the file's name.

    Raises:
        DevError: hdiutil refused.
    """
    folder = BUILD / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    program = folder / f"{NAME}.app"
    shutil.copytree(DIST / program.name, program, symlinks=True)
    resources = program / "Contents" / "Resources"
    shutil.copyfile(BUILD / "icons" / "document.icns", resources / "document.icns")
    # Without an account at Apple: enough for the system that built it, and for "Open anyway".
    check(["codesign", "--force", "--deep", "--sign", "-", program], "codesign failed")
    (folder / "Applications").symlink_to("/Applications")
    path = DIST / f"{stem}.dmg"
    check(
        [
            "hdiutil", "create", "-volname", f"{NAME} {version()}", "-srcfolder", folder,
            "-format", "UDZO", "-ov", path,
        ],
        "hdiutil failed",
    )  # fmt: skip
    return path
