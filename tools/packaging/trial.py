"""Runs the frozen program's smoke test, without a screen and with one."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tools.packaging.product import BUNDLE, COMMAND, NAME
from tools.process import DevError, check, say

_SCREEN = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24")


def executable(bundle: Path = BUNDLE) -> Path:
    """Returns the program in a bundle; on Windows the one that can print."""
    if sys.platform == "darwin":
        return bundle.with_name(f"{NAME}.app") / "Contents" / "MacOS" / COMMAND
    return bundle / (f"{COMMAND}-cli.exe" if sys.platform == "win32" else COMMAND)


def smoke(bundle: Path = BUNDLE) -> dict[str, str]:
    """Tries the program out away from the checkout.

    Returns:
        What it said, by the name of the screen it ran on.

    Raises:
        DevError: It did not pass.
    """
    program = executable(bundle)
    said = {"no screen": _run([program], QT_QPA_PLATFORM="offscreen")}
    if shutil.which(_SCREEN[0]):
        said["Xvfb"] = _run([*_SCREEN, program], QT_QPA_PLATFORM="xcb")
    elif sys.platform != "linux":
        said["the desktop"] = _run([program])
    return said


def _run(command: list[str | Path], **variables: str) -> str:
    """Runs it in an empty folder and home, with nothing that leads back to the checkout."""
    with tempfile.TemporaryDirectory() as home:
        keep = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
        own = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "CACHE")}
        environment = {**keep, **own, "HOME": home, **variables}
        said = check([*command, "--smoke-test"], "smoke test", cwd=Path(home), env=environment)
    if "smoke test passed" not in said:
        raise DevError("the smoke test ended without a word")
    say(f"smoke test passed ({variables.get('QT_QPA_PLATFORM', 'desktop')})")
    return said
