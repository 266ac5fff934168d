"""What the smoke test takes for a document, and what it does not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from hairchoice.cli.smoke import SmokeError, Uncaught, check_pdf, check_workbook
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.workbook import write_workbook

PDF = b"%PDF-1.7\n<< /FontFile2 5 0 R >>\n<< /Type /Pages >>\n<< /Type /Page >>\n%%EOF\n"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "some.pdf"


def test_pages_of_a_pdf_are_counted(pdf: Path) -> None:
    pdf.write_bytes(PDF)

    assert check_pdf(pdf) == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "none"),
        (b"<html>", "none"),
        (PDF[:-8], "cut off"),
        (PDF.replace(b"/FontFile2", b""), "type"),
        (PDF.replace(b"/Type /Page ", b""), "no page"),
    ],
)
def test_a_pdf_that_is_none_is_told_apart(pdf: Path, content: bytes, fault: str) -> None:
    pdf.write_bytes(content)

    with pytest.raises(SmokeError, match=fault):
        check_pdf(pdf)


def test_a_workbook_of_another_comparison_is_noticed(tmp_path: Path) -> None:
    catalogue, path = load_catalogue(), tmp_path / "some.xlsx"
    scenario = Scenario(treatments=("prp",), years=2, draws=256)
    write_workbook(Simulator(catalogue).run(scenario), catalogue, path)

    check_workbook(path, scenario, catalogue)
    with pytest.raises(SmokeError, match="other treatments"):
        check_workbook(path, default_scenario(), catalogue)


def test_a_broken_workbook_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "some.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing else")

    with pytest.raises(SmokeError, match="cannot be read"):
        check_workbook(path, default_scenario(), load_catalogue())


def test_an_error_in_a_thread_is_not_lost() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with Uncaught() as uncaught:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()

    with pytest.raises(SmokeError) as failure:
        uncaught.check()
    assert isinstance(failure.value.__cause__, ZeroDivisionError)
