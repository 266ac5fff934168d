"""The printed summary: complete, on one page or two, and safe to write."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QImage, QPageSize, QPainter
from pytestqt.qtbot import QtBot

from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui import printing
from hairchoice.ui.charts.series import cost_chart
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing import write_chart_pictures, write_pdf
from hairchoice.ui.printing.blocks import SMALL, Row, Text
from hairchoice.ui.printing.dialogs import Printing, SummaryPreview
from hairchoice.ui.printing.output import pdf_bytes
from hairchoice.ui.printing.pages import Pages, break_pages, page_layout, paint_page, set_pages
from tests.ui.comparisons import EIGHT, catalogue, comparison
from tests.ui.printed import all_texts, texts

AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)

pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(
    treatments: tuple[str, ...] = EIGHT[:4], *, locale: QLocale = AMERICAN, name: str = ""
) -> Pages:
    """Returns the set pages of a comparison."""
    formats = LocaleFormats(locale)
    return set_pages(comparison(treatments, name=name), catalogue(), formats, page_layout(locale))


def words(pages: Pages) -> str:
    """Returns everything that is printed, the charts excepted."""
    found = [text for page in pages.pages for placed in page for text in texts(placed.block)]
    return "\n".join(found)


@pytest.mark.parametrize("locale", [AMERICAN, GERMAN])
@pytest.mark.parametrize(("treatments", "most"), [(EIGHT[:1], 1), (EIGHT[:4], 1), (EIGHT, 2)])
def test_up_to_four_treatments_are_on_one_page_and_eight_on_two(
    locale: QLocale, treatments: tuple[str, ...], most: int
) -> None:
    pages = pages_of(treatments, locale=locale)
    assert len(pages.pages) == most
    for page in pages.pages:
        assert page[-1].y + page[-1].block.height(pages.width) <= pages.height


def test_nothing_that_sets_pages_has_signals_to_connect() -> None:
    """Connecting on a thread takes a lock that the interface thread may have, and wait for it."""
    used = {
        name
        for module in pkgutil.iter_modules(printing.__path__)
        if module.name != "dialogs"  # the interface thread's own
        for name, value in vars(import_module(f"{printing.__name__}.{module.name}")).items()
        if isinstance(value, type) and issubclass(value, QObject)
    }
    # What is written to on a thread is listened to by nobody.
    assert used == {"QCoreApplication", "QGuiApplication", "QIODevice", "QBuffer", "QPdfWriter"}


def test_no_type_is_below_eight_points() -> None:
    assert min(text.size for text in all_texts(pages_of(EIGHT))) >= SMALL
    assert SMALL == 80
    answer = [text for text in all_texts(pages_of()) if text.html.startswith("Of 100 people like")]
    assert [text.size for text in answer] == [95]


def test_the_paper_is_that_of_the_country() -> None:
    assert page_layout(AMERICAN).pageSize().id() == QPageSize.PageSizeId.Letter
    assert page_layout(GERMAN).pageSize().id() == QPageSize.PageSizeId.A4


def test_the_first_page_has_the_answer_the_charts_and_the_table() -> None:
    pages = pages_of()
    first = "\n".join(text for placed in pages.pages[0] for text in texts(placed.block))
    for part in ("Of 100 people like you", "Line: the middle future", "How sure", "What would"):
        assert part in first


def test_everything_a_consultation_needs_is_there() -> None:
    said = words(pages_of(EIGHT))
    for part in (
        "Main harms",
        "What nobody knows yet",
        "What to ask",
        "Notes",
        "Sources",
        "not approved for hair loss",
        "no usable trial",
        "no price",
        "The evidence ends at month 4 for exosomes",
        "Prices are taken to stay as they are",
        "What would change it",
        "Run code: ",
    ):
        assert part in said


def test_every_source_number_is_explained() -> None:
    said = words(pages_of())
    body, sources = said.split("<b>Sources, in full under Evidence in the program.</b>")
    marked = {
        number
        for part in body.split("<sup>[")[1:]
        for number in part.split("]</sup>")[0].split(",")
    }
    assert marked
    assert all(f"<b>{number}</b>&nbsp;" in sources for number in marked)


def test_a_name_is_printed_as_typed_and_only_if_typed() -> None:
    assert "<b>A &lt;b&gt; &amp; C</b> · " in words(pages_of(name="A <b> & C"))
    assert "<b></b>" not in words(pages_of())


def test_own_numbers_and_notes_are_printed() -> None:
    scenario = Scenario(
        treatments=("exosomes",),
        choices={"exosomes": Choices(quotes={"session": 1234.5}, sessions=5, trust=0.25)},
        notes="Ask about needles",
        draws=200,
    )
    made = Simulator(catalogue()).run(scenario)
    pages = set_pages(made, catalogue(), LocaleFormats(AMERICAN), page_layout(AMERICAN))
    for part in ("session $1,234.50", "5 sessions", "Ask about needles"):
        assert part in words(pages)


def test_of_eight_the_first_page_ends_with_the_whole_table() -> None:
    first, second = pages_of(EIGHT).pages
    said = "\n".join(text for placed in first for text in texts(placed.block))
    for result in comparison(EIGHT).treatments:
        assert said.count(result.name) >= 1
    assert texts(second[0].block) == ["<b>For the conversation</b>"]


def test_the_band_of_the_first_that_has_one_on_both_charts_is_shaded() -> None:
    made = comparison(("exosomes", "prp", "minoxidil_topical_5"), country="GB")
    formats = LocaleFormats(AMERICAN)
    said = words(set_pages(made, catalogue(), formats, page_layout(AMERICAN)))
    assert "8 in 10 futures with PRP" in said  # exosomes have no British price


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    heading = Text("<b>Heading</b>", 120)
    body = Text("text", 80)
    room = heading.height(5000) + 0.5 * body.height(5000)
    pages = break_pages([heading, body], 5000, room + 1)
    assert [len(page) for page in pages] == [1, 1]
    filler = Row([Text("above")], [1])
    tall = filler.height(5000) + heading.height(5000) + 1
    pages = break_pages([filler, heading, body], 5000, tall)
    assert [placed.block for placed in pages[0]] == [filler]


def test_the_pages_are_painted_in_black_on_white_in_a_dark_theme_too() -> None:
    pages = pages_of()
    image = QImage(612, 792, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    paint_page(painter, pages, 0)
    painter.end()
    title = [image.pixelColor(x, 62).lightness() for x in range(55, 500)]
    assert min(title) < 80
    assert image.pixelColor(5, 5).lightness() == 255


def test_the_pdf_has_title_pages_and_embedded_type(tmp_path: Path) -> None:
    target = tmp_path / "summary.pdf"
    write_pdf(comparison(), catalogue(), target)
    content = target.read_bytes()
    assert content.startswith(b"%PDF-1.")
    assert b"SourceSansPro" in content
    assert b"/FontFile2" in content
    assert b"/Subtype /Image" not in content
    assert content.count(b"/Type /Page\n") == 1
    assert b"<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li>" in content
    assert b"dc:creator" not in content


def test_an_unwritable_place_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "summary.pdf"
    with pytest.raises(BadInputError, match="cannot be written") as caught:
        write_pdf(comparison(), catalogue(), missing)
    assert caught.value.problems[0].place == str(missing)
    folder = tmp_path / "summary.pdf"
    folder.mkdir()
    with pytest.raises(BadInputError):
        write_pdf(comparison(), catalogue(), folder)
    assert folder.is_dir()


def test_every_chart_is_written_as_picture_and_as_drawing(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "charts"
    write_chart_pictures(comparison(), folder)
    names = {"cost", "hair", "people"}
    assert {path.name for path in folder.iterdir()} == {
        f"{name}{suffix}" for name in names for suffix in (".png", ".svg")
    }
    for name in names:
        picture = QImage(str(folder / f"{name}.png"))
        assert picture.width() == round(170 / 25.4 * 300)
        assert picture.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=1)
        drawing = (folder / f"{name}.svg").read_text("utf-8")
        assert drawing.count("<text") > 5  # words stay words
        assert "<image" not in drawing


def test_a_file_in_the_way_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "charts").write_text("in the way")
    with pytest.raises(BadInputError, match="cannot be made"):
        write_chart_pictures(comparison(), tmp_path / "charts")


def test_the_preview_paints_the_same_pages(qtbot: QtBot) -> None:
    dialog = SummaryPreview(Printing(comparison(), catalogue()))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.paintRequested), qtbot.waitExposed(dialog):
        dialog.show()


def test_money_and_numbers_follow_the_locale() -> None:
    said = words(pages_of(locale=GERMAN))
    assert "$" in said
    assert "\u00a0$" in said
    assert len(pdf_bytes(comparison(), catalogue(), LocaleFormats(GERMAN))) > 10_000


def test_a_pdf_needs_neither_a_display_nor_an_application(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path\n"
        "from tests.ui.comparisons import catalogue, comparison\n"
        "from hairchoice.ui.printing import write_chart_pictures, write_pdf\n"
        f"write_pdf(comparison(), catalogue(), Path({str(tmp_path / 'a.pdf')!r}))\n"
        f"write_chart_pictures(comparison(), Path({str(tmp_path)!r}))\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["QT_QPA_PLATFORM"] = "xcb"  # as a profile may say for every program
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**environment, "PYTHONPATH": f"{root}{os.pathsep}{environment['PYTHONPATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "a.pdf").stat().st_size > 10_000


def test_the_table_says_the_same_cost_as_the_sentences() -> None:
    said = words(pages_of())
    result, formats = comparison().treatment("exosomes"), LocaleFormats(AMERICAN)
    assert f"<b>{formats.money(result.middle_cost, 'USD')}</b>" in said
    assert said.count(formats.money(result.middle_cost_per_month, "USD")) == 2


@pytest.mark.parametrize("treatments", [("none",), ("none", "exosomes"), ("exosomes", "none")])
def test_doing_nothing_can_be_printed_like_a_treatment(treatments: tuple[str, ...]) -> None:
    made = comparison(treatments)
    assert len(pdf_bytes(made, catalogue(), LocaleFormats(AMERICAN))) > 10_000
    assert [curve.id for curve in cost_chart(made).curves].count("none") == 1
