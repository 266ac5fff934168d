"""What every package says about the program, each said once."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tools.process import ROOT

NAME = "HairChoice"
COMMAND = "hairchoice"
MIME_TYPE = "application/x-hairchoice"
SUFFIX = "hairchoice"
"""Of comparison files, without the dot."""

IDENTIFIER = "io.github.hairchoice.hairchoice"
"""In AppStream and macOS, which want a domain turned round; who publishes elsewhere changes it."""

SUMMARY = "Compare what hair-loss treatments cost and what they may bring"
MAINTAINER = "HairChoice contributors <contributors@hairchoice.invalid>"
"""Debian wants an address; `.invalid` is the domain for none."""

PACKAGING = ROOT / "packaging"
ICON = ROOT / "resources" / "icons" / "hairchoice.svg"
DOCUMENT_ICON = PACKAGING / "icons" / "document.svg"
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"
BUNDLE = DIST / COMMAND
"""The frozen program: a folder that runs from anywhere."""

_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_FIELD = re.compile(r"@([A-Z_]+)@")


def version() -> str:
    """Returns the program's version, read from the one place that has it."""
    text = (ROOT / "src" / "hairchoice" / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(text)
    assert found is not None
    return found[1]


def moment() -> int:
    """Returns the time that packages carry, in seconds since 1970: the same source, the same time.

    SOURCE_DATE_EPOCH, else the last commit's, else now.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        done = subprocess.run(
            ["git", "-C", ROOT, "log", "-1", "--format=%ct"],
            check=True,
            capture_output=True,
            text=True,
        )
        return int(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return int(datetime.now(UTC).timestamp())


def fields() -> dict[str, str]:
    """Returns what stands between @ signs in the templates below `packaging/`."""
    return {
        "NAME": NAME,
        "COMMAND": COMMAND,
        "VERSION": version(),
        "DATE": datetime.fromtimestamp(moment(), UTC).date().isoformat(),
        "IDENTIFIER": IDENTIFIER,
        "MIME_TYPE": MIME_TYPE,
        "MIME_ICON": MIME_TYPE.replace("/", "-"),
        "SUFFIX": SUFFIX,
        "SUMMARY": SUMMARY,
        "MAINTAINER": MAINTAINER,
    }


def filled(template: Path, **more: str) -> str:
    """Returns a template's text with its fields filled in.

    Args:
        template: A file in which `@FIELD@` stands for something.
        **more: Fields of this template only.

    Raises:
        KeyError: The template names a field that does not exist.
    """
    values = fields() | more
    return _FIELD.sub(lambda found: values[found[1]], template.read_text(encoding="utf-8"))
