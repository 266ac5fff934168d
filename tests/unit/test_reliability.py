"""The page of reliability: each command replaces its own section and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import faults
from tools.reliability import PAGE, SECTIONS, table, write_section


def test_a_command_replaces_its_own_section_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "reliability.md"
    write_section("soak", "10 actions", page)
    write_section("fuzz", "1,000 inputs\n\nand \\1 a second paragraph", page)
    write_section("soak", "20 actions", page)
    text = page.read_text()
    assert "10 actions" not in text
    assert "20 actions" in text
    assert "1,000 inputs\n\nand \\1 a second paragraph" in text
    assert "Not run yet: `python3 dev.py faults`." in text
    assert list(tmp_path.iterdir()) == [page]


def test_the_sections_keep_their_order_whichever_was_written_first(tmp_path: Path) -> None:
    page = tmp_path / "reliability.md"
    for name in reversed(SECTIONS):
        write_section(name, "measured", page)
    places = [page.read_text().index(section.title) for section in SECTIONS.values()]
    assert places == sorted(places)


def test_a_section_nobody_declared_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_section("hopes", "none", tmp_path / "reliability.md")
    assert list(tmp_path.iterdir()) == []


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert table(["what", ">n"], [["a|b", "3"]]) == "| what | n |\n| --- | ---: |\n| a\\|b | 3 |"


def test_the_page_in_the_documents_is_as_the_module_writes_it(tmp_path: Path) -> None:
    again = tmp_path / "reliability.md"
    again.write_text(PAGE.read_text())
    for name in SECTIONS:
        before = again.read_text()
        begin = before.index(" -->\n", before.index(f"<!-- {name}:")) + len(" -->\n")
        write_section(name, before[begin : before.index(f"\n<!-- end of {name}")], again)
    assert again.read_text() == PAGE.read_text()


REPORT = """<testsuites><testsuite>
<testcase name="killed"><properties><property name="kill -9" value="30"/></properties></testcase>
<testcase name="killed again"><properties><property name="kill -9" value="2"/>
<property name="a lock" value="1"/></properties></testcase>
<testcase name="full"><properties><property name="a full disk" value="1"/></properties>
<failure message="half"/></testcase>
<testcase name="nothing injected"/>
</testsuite></testsuites>"""


def test_only_faults_that_were_survived_are_counted_and_the_others_named(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    survived = faults.read_report(report)
    assert survived.times == {"kill -9": 32, "a lock": 1}
    assert survived.failed == ("full",)
    text = faults.section(survived)
    assert text.startswith("2 kinds of fault were injected")
    assert "Tests that failed: full." in text
    assert "| kill -9 | 32 |" in text
