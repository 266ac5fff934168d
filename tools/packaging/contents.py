"""What is in a frozen program: every part with its version and licence, found by looking."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePath

import msgspec

from hairchoice.licences import Licence, font_licence, of_distribution, write_licences
from tools.packaging.product import BUILD, NAME, PACKAGING, version
from tools.packaging.trim import KEPT_SYSTEM_LIBRARIES
from tools.process import ROOT, DevError

LICENCES = BUILD / "licences"

_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")
_LGPL_PACKAGES = frozenset({"PySide6_Essentials", "shiboken6"})
"""Their wheels name the licence and do not bring its text."""


_OWN_LIBRARIES = (
    "libpython", "libQt6", "libicu", "libpyside6", "libshiboken6", "libscipy_openblas",
    "libgfortran", "libquadmath",
)  # fmt: skip
"""Python's, and those of the wheels, to which PyInstaller puts links beside the others."""


@dataclass(frozen=True)
class Part:
    """Something that others made and a package carries.

    Attributes:
        licence: Name, version and terms too.
        package_url: Names it worldwide; empty where there is no registry for it.
    """

    licence: Licence
    package_url: str = ""


def parts(modules: Iterable[str], files: Collection[str]) -> list[Part]:
    """Returns everything that others made, ordered by name.

    Args:
        modules: Full names of the modules that are frozen.
        files: Paths in the bundle of what has machine code.

    Raises:
        DevError: Nobody knows where something comes from.
    """
    paths = [PurePath(file.replace("\\", "/")) for file in files]
    outermost = {name.partition(".")[0] for name in modules} | {path.parts[0] for path in paths}
    found = [
        *_distributions(outermost),
        *_qt(paths),
        _python(),
        _bootloader(),
        Part(font_licence()),
    ]
    found += _system_libraries(paths)
    return sorted(found, key=lambda part: part.licence.name.lower())


def write_parts(parts: Sequence[Part], folder: Path = LICENCES) -> None:
    """Keeps the parts for the steps after the freezing, and their licences for the bundle."""
    shutil.rmtree(folder, ignore_errors=True)
    write_licences([own_licence(), *(part.licence for part in parts)], folder)
    folder.with_suffix(".json").write_bytes(msgspec.json.encode(parts))


def read_parts(folder: Path = LICENCES) -> list[Part]:
    """Reads what `write_parts` kept."""
    return msgspec.json.decode(folder.with_suffix(".json").read_bytes(), type=list[Part])


def own_licence() -> Licence:
    """Returns the program's own licence."""
    return Licence(NAME, version(), "MIT", (ROOT / "LICENSE").read_text(encoding="utf-8"))


def _distributions(modules: Collection[str]) -> Iterator[Part]:
    """The Python packages of which at least one module is there."""
    owners = metadata.packages_distributions()
    names = {owner for module in modules for owner in owners.get(module, ())}
    for name in sorted(names):
        licence = of_distribution(name)
        if licence.name in _LGPL_PACKAGES:
            licence = Licence(licence.name, licence.version, licence.terms, _text(*_LGPL))
        yield Part(licence, f"pkg:pypi/{licence.name.lower()}@{licence.version}")


def _qt(files: Iterable[PurePath]) -> Iterator[Part]:
    from PySide6.QtCore import qVersion

    yield Part(Licence("Qt", qVersion(), "LGPL-3.0-only", _text(*_LGPL)))
    for path in files:
        if path.name.startswith("libicudata.so."):
            release = path.name.rpartition(".")[2]
            yield Part(Licence("ICU", release, "ICU", _text("ICU.txt")))


def _python() -> Part:
    home = Path(sysconfig.get_path("stdlib"))
    files = (home / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    text = next((path for path in files if path.is_file()), None)
    if text is None:
        raise DevError(f"this Python comes without its licence; looked in {home}")
    release = platform.python_version()
    licence = Licence("Python", release, "PSF-2.0", text.read_text(encoding="utf-8"))
    return Part(licence, f"pkg:generic/python@{release}")


def _bootloader() -> Part:
    """What starts the program; its exception lets anyone distribute what it starts."""
    made = of_distribution("pyinstaller")
    terms = "GPL-2.0-or-later WITH Bootloader-exception"
    return Part(
        Licence("PyInstaller bootloader", made.version, terms, made.text),
        f"pkg:pypi/pyinstaller@{made.version}",
    )


def _system_libraries(files: Iterable[PurePath]) -> Iterator[Part]:
    """Libraries of the machine that built it; Debian's and Ubuntu's say what they are."""
    if sys.platform != "linux":
        return
    for path in files:
        if path.name.split(".")[0] in KEPT_SYSTEM_LIBRARIES:
            yield _debian_part(path.name)
        elif len(path.parts) == 1 and not path.name.startswith(_OWN_LIBRARIES):
            raise DevError(f"the bundle has {path.name}, and nobody knows why")


def _debian_part(library: str) -> Part:
    """Asks dpkg whose a library is."""
    line = _dpkg("--search", f"*/{library}").partition("\n")[0]
    package = line.partition(": ")[0]
    shown = _dpkg("--show", "--showformat=${Package}\n${Version}\n${Architecture}", package)
    name, release, architecture = shown.split("\n")
    text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8")
    terms = re.search(r"^License: (.+)$", text, re.MULTILINE)
    distributor = platform.freedesktop_os_release()["ID"]
    return Part(
        Licence(name, release, terms[1] if terms else "see the text", text),
        f"pkg:deb/{distributor}/{name}@{release}?arch={architecture}",
    )


def _dpkg(*arguments: str) -> str:
    try:
        return subprocess.run(
            ["dpkg-query", *arguments], check=True, capture_output=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise DevError(f"packages for Linux are made on Debian or Ubuntu: {error}") from error


def _text(*names: str) -> str:
    """The text of licences that their owners do not bring along."""
    folder = PACKAGING / "licences"
    return "\n\n".join((folder / name).read_text(encoding="utf-8") for name in names)
