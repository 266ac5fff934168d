"""What the smoke test takes for a document, and what it does not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from hairchoice.cli.smoke import SmokeError, Uncaught, check_pdf, check_workbook
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.scenario import Scenario, default_scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.export.workbook import write_workbook

SPEAKING = b"BT /F1 12 Tf (12 of 100 people) Tj ET"


def pdf(path: Path, content: bytes) -> Path:
    """Writes a PDF of one page."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer.write(path)
    return path


def test_pages_of_a_pdf_are_counted(tmp_path: Path) -> None:
    assert check_pdf(pdf(tmp_path / "some.pdf", SPEAKING)) == 1


def test_an_empty_page_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(SmokeError, match="says nothing"):
        check_pdf(pdf(tmp_path / "some.pdf", b""))


@pytest.mark.parametrize("kept", [0, 20, 300])
def test_a_pdf_that_is_cut_off_is_noticed(tmp_path: Path, kept: int) -> None:
    path = pdf(tmp_path / "some.pdf", SPEAKING)
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(SmokeError, match="cannot be read"):
        check_pdf(path)


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
