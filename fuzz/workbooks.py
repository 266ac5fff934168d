"""Workbooks read back: an exported one, bent in its cells, its parts, its zip, its bytes."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from fuzz import nasty, using
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.readback import read_workbook
from hairchoice.export.workbook import write_workbook

Parts = dict[str, bytes]

_NAME = "received.xlsx"
_ALWAYS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/.*|xl/(workbook|sharedStrings|styles)\.xml"
)
_CELL = re.compile(rb'<c r="[A-Z]+\d+"[^>]*?>.*?</c>|<c r="[A-Z]+\d+"[^>]*?/>', re.DOTALL)
_DEFINED = re.compile(r'<definedName name="(?!_xlnm)[^>]*>([^<]*)<')
_SHEET = re.compile(r"'?([^'!()]+)'?!\$")
_SHARED = re.compile(rb'(t="s"><v>)(\d+)<')
_TEXT = re.compile(rb">[^<>]+<|\"[^\"<>]*\"")

_LETTERS = "abcdefghijkl"
_BOMB = "".join(
    (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">',
        *(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(_LETTERS)),
        "]><x>&l;</x>",
    )
).encode()
_OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def make(random: Random) -> bytes:
    """Returns the bytes of a file."""
    parts = dict(_exported())
    for _ in range(random.choice((1, 1, 2, 4))):
        random.choice(_CHANGES)(parts, random)
    data = _packed(parts, random)
    return nasty.bent_bytes(data, random) if random.random() < 0.1 else data


def feed(data: bytes, folder: Path) -> bool:
    """Imports the file as the program does."""
    try:
        with using.received(data, folder, _NAME) as path:
            scenario = read_workbook(path, using.catalogue())
    except BadInputError as error:
        using.must_be_said(error)
        return False
    using.use(scenario, data)
    return True


@cache
def _exported() -> Parts:
    """Returns the parts of a workbook that are read back; the charts only make it slow."""
    scenario = Scenario(
        draws=using.DRAWS,
        name="=1+1 <b>",
        treatments=("exosomes", "hair_transplant_fue"),
        choices={"exosomes": Choices(quotes={"session": 2500.0}, sessions=3)},
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _NAME
        write_workbook(Simulator(using.catalogue()).run(scenario), using.catalogue(), path)
        with zipfile.ZipFile(path) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    named = _named_sheets(parts)
    return _without_unused_texts(
        {name: text for name, text in parts.items() if _ALWAYS.fullmatch(name) or name in named}
    )


def _named_sheets(parts: Parts) -> set[str]:
    """Returns the sheets that named cells are on: of the others only their names are read.

    What a spreadsheet program names of itself, such as the area to print, is on every sheet.
    """
    workbook = parts["xl/workbook.xml"].decode()
    named = {text for names in _DEFINED.findall(workbook) for text in _SHEET.findall(names)}
    sheets = re.findall(r'<sheet name="([^"]+)"', workbook)
    return {
        f"xl/worksheets/sheet{number}.xml"
        for number, name in enumerate(sheets, start=1)
        if name in named
    }


def _without_unused_texts(parts: Parts) -> Parts:
    """Takes the texts of the left out sheets from the list that all sheets share."""
    shared = parts["xl/sharedStrings.xml"]
    texts = re.findall(rb"<si>.*?</si>", shared, re.DOTALL)
    numbers: dict[int, int] = {}

    def renumbered(found: re.Match[bytes]) -> bytes:
        return b"%s%d<" % (found[1], numbers.setdefault(int(found[2]), len(numbers)))

    kept = {
        name: _SHARED.sub(renumbered, text) if name.startswith("xl/worksheets/") else text
        for name, text in parts.items()
    }
    used = b"".join(texts[number] for number in numbers)
    return {**kept, "xl/sharedStrings.xml": shared.partition(b"<si>")[0] + used + b"</sst>"}


def _packed(parts: Parts, random: Random) -> bytes:
    file = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if random.random() < 0.1 else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", how) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def _cell(parts: Parts, random: Random) -> None:
    """Types something into a cell, or what no spreadsheet would store."""
    name = random.choice([name for name in parts if name.startswith("xl/worksheets/s")] or [""])
    cells = list(_CELL.finditer(parts.get(name, b"")))
    if not cells:
        return
    found = random.choice(cells)
    head = re.match(rb'<c r="[A-Z]+\d+"', found[0])
    kind = random.choice((b"", b' t="n"', b' t="s"', b' t="b"', b' t="e"', b' t="str"',
                          b' t="inlineStr"', b' t="d"', b' t="x"', b' s="99999"'))  # fmt: skip
    value = _xml(nasty.number(random) if random.random() < 0.7 else nasty.text(random))
    body = random.choice((b"<v>%s</v>", b"<f>%s</f>", b"<f>1</f><v>%s</v>", b"<is><t>%s</t></is>"))
    new = (head[0] if head else b"<c") + kind + b">" + body.replace(b"%s", value) + b"</c>"
    text = parts[name]
    parts[name] = text[: found.start()] + new + text[found.end() :]


def _words(parts: Parts, random: Random) -> None:
    """Changes a text or an attribute anywhere."""
    name = random.choice(list(parts) or [""])
    found = list(_TEXT.finditer(parts.get(name, b"")))
    if not found:
        return
    place = random.choice(found)
    value = _xml(nasty.number(random) if random.random() < 0.5 else nasty.text(random))
    text = parts[name]
    parts[name] = text[: place.start() + 1] + value + text[place.end() - 1 :]


def _part(parts: Parts, random: Random) -> None:
    """Damages a part, or takes it away, or puts another in its place."""
    name = random.choice(list(parts) or [""])
    match random.randrange(5):
        case 0:
            parts.pop(name, None)
        case 1 | 2:
            parts[name] = nasty.bent_bytes(parts.get(name, b""), random)
        case 3:
            parts[name] = random.choice((b"", b"<a/>", _BOMB, _OUTSIDE, b"<a>" * 30_000))
        case _:
            parts[name] = random.choice(list(parts.values()) or [b""])


def _more(parts: Parts, random: Random) -> None:
    """Adds what a workbook may hold and nobody follows, or far too much of something."""
    name, text = random.choice(
        (
            ("xl/externalLinks/externalLink1.xml", _OUTSIDE),
            ("xl/vbaProject.bin", b""),
            ("../../outside.xml", b"<a/>"),
            ("xl/worksheets/sheet99.xml", b"<a>" + b"<c/>" * 60_000 + b"</a>"),
            ("xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 60_000 + b"</sst>"),
            (
                "xl/styles.xml",
                b"<styleSheet><fonts>" + b"<font/>" * 60_000 + b"</fonts></styleSheet>",
            ),
            ("xl/STYLES.xml", b"\x00" * 5_000_000),
            ("docProps/custom.xml", _BOMB),
        )
    )
    parts[name] = text


def _xml(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").replace(b"&", b"&amp;").replace(b"<", b"&lt;")


_CHANGES: tuple[Callable[[Parts, Random], None], ...] = (_cell, _cell, _cell, _words, _part, _more)
