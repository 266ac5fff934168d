"""Workbooks made to harm: looked at before a library opens them, and never followed anywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export import received
from hairchoice.export.readback import read_workbook
from hairchoice.export.workbook import write_workbook
from hairchoice.export.xml_parts import DeclaredError, elements
from tests.catalogues import bundled

SCENARIO = Scenario(draws=100, treatments=("exosomes",))
BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'

Change = Callable[[str, bytes], bytes]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported") / "mine.xlsx"
    write_workbook(Simulator(bundled()).run(SCENARIO), bundled(), path)
    return path


def changed(exported: Path, target: Path, change: Change, **more: bytes) -> Path:
    """A copy with changed parts and with more of them."""
    with zipfile.ZipFile(exported) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in more.items():
            new.writestr(name, data)
    return target


def same(_name: str, data: bytes) -> bytes:
    return data


def said(path: Path) -> str:
    with pytest.raises(BadInputError) as caught:
        read_workbook(path, bundled())
    return str(caught.value)


def kept_of(path: Path) -> set[str]:
    """The parts that openpyxl gets to see."""
    with zipfile.ZipFile(io.BytesIO(received._parts(path))) as kept:
        return set(kept.namelist())


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize("text", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
def test_entities_are_refused_in_any_encoding(
    part: str, text: bytes, exported: Path, tmp_path: Path
) -> None:
    path = changed(exported, tmp_path / "bomb.xlsx", lambda n, d: text if n == part else d)

    assert "declares XML entities" in said(path)


def test_a_part_of_too_many_elements_is_passed_over(exported: Path, tmp_path: Path) -> None:
    """openpyxl would make an object of each."""
    many = b"<sst>" + b"<si/>" * 500_000 + b"</sst>"
    path = changed(
        exported, tmp_path / "many.xlsx", lambda n, d: many if n == "xl/sharedStrings.xml" else d
    )

    assert "xl/sharedStrings.xml" not in kept_of(path)
    assert "xl/sharedStrings.xml" in kept_of(exported)
    assert "is damaged" in said(path) or "is not a workbook that HairChoice" in said(path)


def test_a_workbook_of_too_many_parts_is_refused(exported: Path, tmp_path: Path) -> None:
    more = {f"xl/worksheets/more{number}.xml": b"<a/>" for number in range(120)}

    assert "is too large" in said(changed(exported, tmp_path / "parts.xlsx", same, **more))


def test_a_list_of_parts_beyond_all_bounds_is_not_read(exported: Path, tmp_path: Path) -> None:
    """`zipfile` would make an object of each."""
    more = {f"{number:080}": b"" for number in range(35_000)}
    path = changed(exported, tmp_path / "list.xlsx", same, **more)

    assert "is damaged" in said(path)


def test_links_to_other_workbooks_are_not_unpacked(exported: Path, tmp_path: Path) -> None:
    links = {
        "xl/externalLinks/externalLink1.xml": OUTSIDE,
        "xl/externalLinks/_rels/externalLink1.xml.rels": b"<a Target='file:///etc/passwd'/>",
        "xl/connections.xml": OUTSIDE,
        "customXml/item1.xml": BOMB,
        "../../outside.txt": b"written outside",
    }
    path = changed(exported, tmp_path / "links.xlsx", same, **links)

    assert read_workbook(path, bundled()) == SCENARIO
    assert sorted(one.name for one in tmp_path.iterdir()) == ["links.xlsx"]
    assert not set(links) & kept_of(path)


def test_elements_are_counted_to_the_limit() -> None:
    assert elements(b"<a><b/><b/></a>", 10) == 3
    assert elements(b"<a><b/><b/></a>", 2) == 3
    assert elements(b"<a>" * 1000, 5) == 6  # the rest is not even looked at


def test_entities_are_never_expanded() -> None:
    with pytest.raises(DeclaredError):
        elements(BOMB, 10)
