"""What the window says, collected for translators; and a made-up language to try it with.

    python3 dev.py translations

writes `resources/translations/hairchoice.ts`, all that the window says in English, brings every
`hairchoice_LANGUAGE.ts` beside it up to date with it, and compiles those to `.qm`, which is what
the program loads. What the engine says and what the catalogue holds is English for now.
"""

from __future__ import annotations

import math
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

from tools.environment import script
from tools.process import ROOT, check

FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "hairchoice.ts"
OPENING, CLOSING = "⟦", "⟧"
"""Around everything in the made-up language: what lacks them cannot be translated."""

_LONGER, _WORD = 0.4, 6
_SOURCES = ROOT / "src" / "hairchoice" / "ui"
# Where a text stands in the code changes with every edit; what it says does not.
_OPTIONS = ("-no-obsolete", "-locations", "none", "-silent")
_ACCENTED = str.maketrans("aeiounAEIOUcy", "áéíóúñÁÉÍÓÚçý")


def update() -> list[Path]:
    """Writes the template, brings the languages up to date, compiles them; returns the latter."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    TEMPLATE.unlink(missing_ok=True)  # else what moved to another file would keep its old place
    languages = sorted(FOLDER.glob("hairchoice_*.ts"))
    for catalogue in (TEMPLATE, *languages):
        _collect(catalogue)
    return [_compile(language, FOLDER) for language in languages]


def stale() -> bool:
    """Says whether the window says something that the template does not have, or no longer."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TEMPLATE.name
        _collect(fresh)
        return not TEMPLATE.is_file() or fresh.read_bytes() != TEMPLATE.read_bytes()


def make_up(folder: Path) -> Path:
    """Writes a language in which everything is accented, marked and two fifths longer.

    Returns:
        The compiled catalogue, ``hairchoice_eo.qm``.
    """
    tree = ET.parse(TEMPLATE)
    for message in tree.iter("message"):
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        translation.text = made_up(source.text or "")
        translation.attrib.clear()
    tree.getroot().set("language", "eo")
    catalogue = folder / "hairchoice_eo.ts"
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)
    return _compile(catalogue, folder)


def made_up(text: str) -> str:
    """Returns a text in the made-up language; what is filled in, and its letter, stay as they are.

    ``&Print {name}`` becomes ``⟦&Príñt {name} ~~~~ ~⟧``.
    """
    said = "".join(_parts(text))
    words, rest = divmod(math.ceil(_LONGER * len(text)), _WORD)
    longer = " ".join(["~" * (_WORD - 1)] * words + ["~" * rest] * bool(rest))
    return f"{OPENING}{said} {longer}{CLOSING}"


def _parts(text: str) -> Iterable[str]:
    inside = False
    for letter in text:
        inside = (inside or letter == "{") and letter != "}"
        yield letter if inside else letter.translate(_ACCENTED)


def _collect(catalogue: Path) -> None:
    sources = sorted(str(path.relative_to(ROOT)) for path in _SOURCES.rglob("*.py"))
    language = catalogue.stem.partition("_")[2] or "en"
    command: list[str | Path] = [
        script("pyside6-lupdate"),
        *sources,
        *_OPTIONS,
        "-target-language",
        language,
    ]
    check([*command, "-ts", catalogue], f"cannot collect {catalogue.name}", cwd=ROOT)


def _compile(catalogue: Path, folder: Path) -> Path:
    compiled = folder / f"{catalogue.stem}.qm"
    command: list[str | Path] = [script("pyside6-lrelease"), "-silent", catalogue, "-qm", compiled]
    check(command, f"cannot compile {catalogue.name}")
    return compiled
