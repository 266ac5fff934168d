"""The licences of what the program is made of, also of what a package carries with it.

A package brings a folder with all of them, because it brings the software itself. Elsewhere they
are asked of the installed packages. Knows no Qt; what makes the packages uses it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from pathlib import Path, PurePath

import msgspec
from msgspec import Struct

from hairchoice.paths import bundled

REQUIRED = (
    "PySide6-Essentials",
    "pyqtgraph",
    "numpy",
    "pandas",
    "openpyxl",
    "XlsxWriter",
    "msgspec",
    "platformdirs",
    "segno",
    "pypdf",
)
"""What pyproject.toml says that the program needs."""

INDEX = "index.json"
_FEW_WORDS = 160
_FILE_NAMES = ("LICEN", "COPYING", "NOTICE")


class Licence(Struct, frozen=True):
    """What one part of the program may be used for.

    Attributes:
        name: Of the part.
        version: Empty where it has none.
        terms: The licence in a few words, an SPDX expression where there is one.
        text: The licence itself; empty where the part comes without.
    """

    name: str
    version: str
    terms: str
    text: str

    @property
    def title(self) -> str:
        """The name, and the version where there is one."""
        return f"{self.name} {self.version}".strip()


def all_licences() -> list[Licence]:
    """Returns the licences of everything that came with this program, ordered by name."""
    folder = bundled("licences")
    if folder.is_dir():
        return read_licences(folder)
    found = [of_distribution(name) for name in REQUIRED if _is_installed(name)]
    found.append(font_licence())
    return sorted(found, key=lambda licence: licence.name.lower())


def font_licence() -> Licence:
    """Returns the licence of the type that pictures and pages are set in."""
    text = bundled("resources", "fonts", "SourceSansPro-LICENSE.txt").read_text(encoding="utf-8")
    return Licence("Source Sans Pro", "", "OFL-1.1", text)


def read_licences(folder: Path) -> list[Licence]:
    """Reads what `write_licences` wrote."""
    return msgspec.json.decode((folder / INDEX).read_bytes(), type=list[Licence])


def write_licences(licences: Iterable[Licence], folder: Path) -> None:
    """Writes an index for the program, and a text file for each part for people without it."""
    folder.mkdir(parents=True, exist_ok=True)
    licences = sorted(licences, key=lambda licence: licence.name.lower())
    (folder / INDEX).write_bytes(msgspec.json.encode(licences))
    for licence in licences:
        head = f"{licence.title}\n{licence.terms}\n\n"
        path = folder / f"{licence.name.replace(' ', '-')}.txt"
        path.write_text(head + licence.text, encoding="utf-8", newline="\n")


def of_distribution(name: str) -> Licence:
    """Returns the licence of an installed Python package.

    Raises:
        importlib.metadata.PackageNotFoundError: It is not installed.
    """
    found = metadata.distribution(name)
    files = [Path(str(path.locate())) for path in _licence_files(found)]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    return Licence(found.name, found.version, _terms(found), "\n\n".join(texts))


def _licence_files(found: metadata.Distribution) -> list[metadata.PackagePath]:
    """Those in the package's own folder of metadata, deep ones too."""
    return sorted(
        path
        for path in found.files or ()
        if ".dist-info" in path.parts[0]
        and ("licenses" in path.parts or path.name.upper().startswith(_FILE_NAMES))
        and PurePath(path).suffix not in {".py", ".json"}
    )


def _terms(found: metadata.Distribution) -> str:
    """The expression if there is one; what else there is may be the whole text, or nothing."""
    said = found.metadata
    texts: list[str] = [*said.get_all("License-Expression", []), *said.get_all("License", [])]
    for text in texts:
        if "\n" not in text and len(text) <= _FEW_WORDS:
            return text
    classified = [
        line.rpartition(" :: ")[2]
        for line in said.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    return ", ".join(classified)


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
