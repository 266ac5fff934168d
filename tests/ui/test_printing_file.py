"""The PDF as a file: bookmarks, language, type, and text that reads in order."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from hairchoice.engine.simulate import CancelledError
from hairchoice.engine.words import short_count_of_100
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing import Printing, write_pdf
from hairchoice.ui.printing.dialogs import ShownProgress, print_on
from hairchoice.ui.printing.output import pdf_bytes
from hairchoice.ui.printing.pages import page_layout
from tests.ui.comparisons import EIGHT, catalogue, comparison

GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)

PARTS_OF_FOUR = [
    "The answer",
    "Cost and hair over the years",
    "Side by side",
    "What would change it",
    "What to keep in mind",
    "Notes and run code",
    "Sources",
]
PARTS_OF_EIGHT = [
    *PARTS_OF_FOUR[:2],
    "Of 100 people",
    "Side by side",
    "For the conversation",
    *PARTS_OF_FOUR[3:],
]

pytestmark = pytest.mark.usefixtures("qapp")


def pdf(treatments: tuple[str, ...] = EIGHT[:4], *, notes: str = "") -> bytes:
    """Returns a summary on German paper."""
    made = comparison(treatments, notes=notes)
    return pdf_bytes(made, catalogue(), LocaleFormats(GERMAN))


def bookmarks(reader: PdfReader) -> list[tuple[str, int, float]]:
    """Returns title, page and height above the foot of the page of every bookmark."""
    found: list[tuple[str, int, float]] = []
    for entry in reader.outline:
        assert isinstance(entry, Destination)
        page = reader.get_destination_page_number(entry)
        assert page is not None
        found.append((str(entry.title), page, float(str(entry.top))))
    return found


def text_of(content: bytes, *options: str) -> str:
    """Returns what a program that reads PDFs aloud would read."""
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    ("treatments", "parts"), [(EIGHT[:4], PARTS_OF_FOUR), (EIGHT, PARTS_OF_EIGHT)]
)
def test_bookmarks_lead_to_every_part_in_order(
    treatments: tuple[str, ...], parts: list[str]
) -> None:
    content = pdf(treatments)
    found = bookmarks(PdfReader(io.BytesIO(content)))
    assert [title for title, _, _ in found] == parts
    places = [(page, -top) for _, page, top in found]
    assert places == sorted(places)
    size = page_layout(GERMAN).fullRect(QPageLayout.Unit.Point)
    title, page, top = found[-1]
    # What stands just below the place to which the last one leads.
    below = ["-x", "0", "-y", f"{size.height() - top:.0f}", "-W", "600", "-H", "25"]
    said = text_of(content, "-f", str(page + 1), "-l", str(page + 1), *below)
    assert said.strip().startswith(title)


def test_the_pdf_says_its_language_and_title_and_no_author() -> None:
    reader = PdfReader(io.BytesIO(pdf()))
    assert str(reader.root_object["/Lang"]) == "en-GB"
    shown: Any = reader.root_object["/ViewerPreferences"]
    assert shown["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Hair-loss treatments: what they cost, what they may bring"
    assert not reader.metadata.author
    assert reader.xmp_metadata is not None
    assert b"<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li>" in reader.xmp_metadata.stream.get_data()
    assert reader.pdf_header == "%PDF-1.4"


def test_all_type_is_the_program_s_own_and_embedded_and_nothing_is_a_picture() -> None:
    for page in PdfReader(io.BytesIO(pdf(EIGHT))).pages:
        assert not page.images
        resources: Any = page["/Resources"]
        fonts = [font.get_object() for font in resources["/Font"].values()]
        assert fonts
        for font in fonts:
            assert "SourceSansPro" in font["/BaseFont"]
            described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in described


def test_spaces_are_copied_as_spaces() -> None:
    (page,) = PdfReader(io.BytesIO(pdf())).pages
    said = page.extract_text()
    assert "what they cost, what they may bring" in said
    assert "\t" not in said


@pytest.mark.parametrize("options", [[], ["-layout"]])
def test_the_text_reads_in_order(options: list[str]) -> None:
    said = text_of(pdf(), *options)
    wanted = (
        "what they may bring",
        "the dearest is",
        "Of 100 people like you",
        "see no difference",
        "Line: the middle future",
        "Exosomes",
        "Cost; 8 in 10",
        "published",
        "How sure",
        "Main harms",
        "Not known yet",
        "Ask",
        "What would change it",
        "What to keep in mind",
        "Open this comparison again",
        "Sources",
        "page 1 of 1",
    )
    places = [said.rindex(part) if part == "page 1 of 1" else said.find(part) for part in wanted]
    assert -1 not in places
    assert places[7:] == sorted(places[7:])
    assert places[:5] == sorted(places[:5])


def test_every_count_of_people_is_read_right_after_its_treatment() -> None:
    said = text_of(pdf())
    table = said[said.index("Line: the middle future") :]
    for result in comparison(EIGHT[:4]).treatments:
        name, counts = result.short_name, result.of_100
        after = table[table.index(f"\n{name}\n") :]
        read = [line for line in after.splitlines() if line][1:4]
        assert read == [
            f"{short_count_of_100(counts.visible)} visible",
            f"{short_count_of_100(counts.too_small)} too small",
            f"{short_count_of_100(counts.no_better)} no better",
        ]


def test_long_notes_follow_whole_and_leave_the_first_page_alone() -> None:
    notes = " ".join(f"line {number} of my notes" for number in range(700))
    content = pdf(notes=notes)
    reader = PdfReader(io.BytesIO(content))
    title, page, _ = bookmarks(reader)[-1]
    assert (title, page) == ("Notes, in full", 1)
    first, *rest = (page.extract_text() for page in reader.pages)
    assert "They follow after the sources" in first
    assert "Sources" in first
    said = " ".join(" ".join(rest).split())
    assert "line 0 of my notes" in said
    assert "line 699 of my notes" in said
    for page_text in rest:
        assert "page " in page_text  # nothing runs over the foot
    assert len(rest) == 2


def test_notes_of_nothing_take_no_page() -> None:
    reader = PdfReader(io.BytesIO(pdf(notes="\n \n\n \n")))
    assert len(reader.pages) == 1
    assert "They follow" not in reader.pages[0].extract_text()


def test_a_stopped_pdf_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "summary.pdf"
    target.write_text("as it was")
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 5

    with pytest.raises(CancelledError):
        write_pdf(comparison(), catalogue(), target, cancelled)
    assert target.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [target]


def printer_to(path: Path, printing: Printing) -> QPrinter:
    """Returns a printer that prints into a file."""
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_printing_says_which_page_it_is_at(tmp_path: Path, qtbot: QtBot) -> None:
    printing = Printing(comparison(EIGHT), catalogue())
    progress = ShownProgress(None)
    said: list[str] = []
    page = progress.page

    def watched(done: int, count: int) -> None:
        page(done, count)
        said.append(progress.window.labelText())

    progress.page = watched  # type: ignore[method-assign]
    print_on(printer_to(tmp_path / "all.pdf", printing), printing, progress)
    assert said == ["Printing page 1 of 2…", "Printing page 2 of 2…"]
    assert len(PdfReader(tmp_path / "all.pdf").pages) == 2


def test_printing_can_be_stopped_between_pages(tmp_path: Path, qtbot: QtBot) -> None:
    printing = Printing(comparison(EIGHT), catalogue())
    progress = ShownProgress(None)
    page, painted = progress.page, []

    def impatient(done: int, count: int) -> None:
        if done == 1:
            progress.window.cancel()
        page(done, count)
        painted.append(done)

    progress.page = impatient  # type: ignore[method-assign]
    with pytest.raises(CancelledError):
        print_on(printer_to(tmp_path / "some.pdf", printing), printing, progress)
    assert painted == [0]


def test_printing_can_be_stopped_while_pages_are_set(tmp_path: Path, qtbot: QtBot) -> None:
    printing = Printing(comparison(EIGHT), catalogue())
    progress = ShownProgress(None)
    progress.window.cancel()
    with pytest.raises(CancelledError):
        print_on(printer_to(tmp_path / "none.pdf", printing), printing, progress)
    assert not (tmp_path / "none.pdf").exists()


def in_order(said: str, parts: list[str]) -> None:
    said, at = " ".join(said.split()), 0
    for part in parts:
        at = said.find(" ".join(part.split()), at)
        assert at >= 0, part
        at += 1


def test_the_parts_of_many_are_read_in_order() -> None:
    in_order(
        text_of(pdf(EIGHT)),
        ["the dearest is", "Line: the middle future", "Exosomes", "Visible: you can see",
         "Side by side", "Exosome injections", "The middle future stands first", "page 1 of 2",
         "For the conversation", "Exosomes", "What would change it", "Run code", "Sources",
         "page 2 of 2"],
    )  # fmt: skip


@pytest.mark.parametrize("option", ["-layout", "-raw"])
def test_the_table_of_many_is_read_row_by_row(option: str) -> None:
    said = text_of(pdf(EIGHT), option)
    made, formats = comparison(EIGHT), LocaleFormats(GERMAN)
    parts = ["Side by side"]
    for each in made.treatments:
        if not each.missing_prices:
            parts.append(formats.money(each.middle_cost, "USD"))
            parts.append(formats.money(each.middle_cost_per_month, "USD"))
        parts.append(each.certainty)
    in_order(said, parts)
