"""What every package says about the program, each said once."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tools.process import ROOT

NAME = "HairChoice"
COMMAND = "hairchoice"
MIME_TYPE = "application/x-hairchoice"
SUFFIX = "hairchoice"
"""Of comparison files, without the dot."""

SUMMARY = "Compare what hair-loss treatments cost and what they may bring"

PACKAGING = ROOT / "packaging"
ICON = ROOT / "resources" / "icons" / "hairchoice.svg"
DOCUMENT_ICON = PACKAGING / "icons" / "document.svg"
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"
BUNDLE = DIST / COMMAND
"""The frozen program: a folder that runs from anywhere."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the packages; set in `packaging/publisher.toml`.

    Attributes:
        name: As people see it.
        address: For mail, as Debian wants one.
        identifier: Of the program, in AppStream and macOS: a domain turned round.
    """

    name: str
    address: str
    identifier: str

    @property
    def maintainer(self) -> str:
        """The publisher as Debian writes it."""
        return f"{self.name} <{self.address}>"

    @property
    def is_nobody(self) -> bool:
        """Whether the address is still the one that leads nowhere."""
        return self.address.endswith(".invalid")


PUBLISHER = Publisher(**tomllib.loads((PACKAGING / "publisher.toml").read_text(encoding="utf-8")))
IDENTIFIER = PUBLISHER.identifier

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
        "MAINTAINER": PUBLISHER.maintainer,
        "PUBLISHER": PUBLISHER.name,
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
