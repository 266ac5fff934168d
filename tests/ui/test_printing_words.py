"""What the printed summary says: answer, what would change it, limits, cells, sources, run code."""

from __future__ import annotations

import pytest
import segno
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPainter

from hairchoice.engine.result import Comparison
from hairchoice.engine.run_code import decode
from hairchoice.engine.scenario import Choices, Scenario
from hairchoice.engine.simulate import Simulator
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.printing import cells, change
from hairchoice.ui.printing.answer import answer_sentences
from hairchoice.ui.printing.assumptions import limits
from hairchoice.ui.printing.blocks import SMALL, Text
from hairchoice.ui.printing.change import change_sentences
from hairchoice.ui.printing.code import Qr, code_block
from hairchoice.ui.printing.figures import Sureness, Swatch
from hairchoice.ui.printing.notes import SourceNotes, main_harms
from hairchoice.ui.printing.paper import Detail, Paper
from tests.ui.comparisons import EIGHT, FOUR, catalogue, comparison
from tests.ui.printed import texts

FORMATS = LocaleFormats(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))

pytestmark = pytest.mark.usefixtures("qapp")


def paper_of(made: Comparison, *, short: bool = True) -> Paper:
    notes = SourceNotes(catalogue())
    return Paper(made, catalogue(), FORMATS, 5000, Detail(1, short=short), notes)


def run(**fields: object) -> Comparison:
    scenario = Scenario(**{"draws": 300, **fields})  # type: ignore[arg-type]
    return Simulator(catalogue()).run(scenario)


def test_the_answer_is_three_sentences_with_gain_and_loss_of_100() -> None:
    made = comparison()
    cost, people, loss = answer_sentences(made, FORMATS)
    assert "the dearest is exosomes, $" in cost
    assert "the cheapest is " in cost
    assert cost.count(" a month)") == 2
    assert people.startswith("Of 100 people like you, ")
    for result in made.treatments[1:]:
        assert f"it is {result.of_100.visible} and {100 - result.of_100.visible}" in people
    assert loss.startswith(f"The {100 - made.treatments[0].of_100.visible} who see no difference")
    assert "very low for exosomes" in loss


def test_one_treatment_has_its_range_and_no_others() -> None:
    cost, people, loss = answer_sentences(comparison(FOUR[:1]), FORMATS)
    assert "in 8 of 10 futures" in cost
    assert "with" not in people.split("; ", 1)[-1].replace("with exosomes", "")
    assert "how sure this is: very low for exosomes." in loss


def test_what_has_no_price_or_no_trial_is_said_in_the_answer() -> None:
    said = answer_sentences(comparison(EIGHT, country="IN"), FORMATS)
    assert "no full price is known for exosomes, minoxidil 5 %" in said[0]
    assert said[1].endswith("Nobody can say how many with saw palmetto: there is no usable trial.")
    none = answer_sentences(comparison(("exosomes", "saw_palmetto"), country="IN"), FORMATS)
    assert none[0] == "No full price is known for exosomes and saw palmetto."


def test_what_would_change_it_names_price_years_and_evidence() -> None:
    price, years, evidence = change_sentences(comparison(), catalogue(), FORMATS)
    assert "if the price of one session were about $" in price
    assert "now it is $3,250" in price
    assert "exosomes would cost more than" in years
    assert "Even if all of the published gain of exosomes were real" in evidence


def test_a_quote_below_the_turning_price_is_no_longer_the_dearest() -> None:
    cheap = run(treatments=FOUR[:2], choices={"exosomes": Choices(quotes={"session": 1.0})})
    assert change_sentences(cheap, catalogue(), FORMATS)[0].startswith(
        "Over 5 years minoxidil 5 % would cost as little as exosomes"
    )


def test_the_search_is_not_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made = run(seed=77)
    first = change_sentences(made, catalogue(), FORMATS)
    monkeypatch.setattr(change, "flip_points", None)
    assert change_sentences(made, catalogue(), FORMATS) == first


def test_one_treatment_alone_has_nothing_to_overtake() -> None:
    assert change_sentences(comparison(FOUR[:1]), catalogue(), FORMATS) == []


def test_each_limit_is_said_once() -> None:
    said = list(limits(paper_of(comparison(EIGHT, country="IN"))))
    assert len(said) == len(set(said))
    joined = " ".join(said)
    for part in (
        "The evidence ends at month 4 for exosomes, 22 for minoxidil 5 %",
        "No price was found in India for Exosome session; ",
        "Saw palmetto: no usable trial, so neither proven nor disproven",
        "have no date",
        "Only one price is known for",
        "nobody stops early",
    ):
        assert joined.count(part) == 1, part
    assert "No price known" not in joined


def test_assumed_growth_of_prices_and_stopping_are_said() -> None:
    made = run(price_growth=0.03, persistence="typical")
    joined = " ".join(limits(paper_of(made)))
    assert "Prices are taken to change by 3.0\u00a0% a year." in joined
    assert "nobody stops early" not in joined


def test_short_frequencies_keep_what_the_figure_depends_on() -> None:
    made = comparison()
    paper, full = paper_of(made), paper_of(made, short=False)
    for treatment in catalogue().offered_to("male"):
        for harm in main_harms(treatment, made.scenario, 3):
            short = cells.harm(paper, harm)
            assert len(short) <= len(cells.harm(full, harm)) + 8
            if harm.of_100 is None:
                assert harm.frequency in short or "how often is not known" in short
    finasteride = catalogue().treatment("finasteride_oral")
    worst = cells.harm(paper, main_harms(finasteride, made.scenario, 1)[0])
    assert "about 1 of 100 young men; whether the drug is the cause is disputed" in worst


def test_effort_is_hours_where_there_is_no_room() -> None:
    tablet = catalogue().treatment("finasteride_oral")
    made = comparison()
    assert cells.effort(paper_of(made), tablet) == "about 3 hours a year"
    assert cells.effort(paper_of(made, short=False), tablet).startswith("Swallow one tablet a day")


def test_every_source_can_be_named_in_short() -> None:
    notes = SourceNotes(catalogue())
    notes.marks(catalogue().sources)
    short, full = list(notes.entries(short=True)), list(notes.entries())
    for brief, long in zip(short, full, strict=True):
        assert 15 < len(brief) <= len(long)
        assert brief.count("(") == brief.count(")"), brief
    assert any("Amini F et al. 2025 doi:10.3390/life15030500" in brief for brief in short)


def test_the_code_on_paper_gives_the_same_scenario() -> None:
    made = comparison(name="A. Example")
    said = " ".join(texts(code_block(paper_of(made))))
    code = said.split("Run code: <b>")[1].split("</b>")[0]
    found = decode(code)
    assert found.data_version == catalogue().version
    assert Simulator(catalogue()).run(found.scenario).treatments[0].of_100 == (
        made.treatments[0].of_100
    )
    assert "A. Example" not in said


def test_the_qr_code_is_the_one_of_the_letters() -> None:
    text = "0ASH80021M403G2Q04405F9Y0FFYP"
    wanted = [
        [bool(cell) for cell in row] for row in segno.make(text, error="m", micro=False).matrix
    ]
    modules, scale = len(wanted) + 8, 4
    block = Qr(text, modules * scale)
    image = QImage(modules * scale, modules * scale, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(image.width() / block.height(5000), image.width() / block.height(5000))
    block.paint(painter, 0, 0, 5000)
    painter.end()
    middle = [(each + 4) * scale + scale // 2 for each in range(len(wanted))]
    painted = [[image.pixelColor(x, y).lightness() < 128 for x in middle] for y in middle]
    assert painted == wanted
    edge = range(image.width())
    assert all(image.pixelColor(x, 4 * scale - 1).lightness() == 255 for x in edge)


def test_a_code_too_long_to_scan_is_printed_in_letters_only() -> None:
    choices = {
        each.id: Choices(
            quotes={item.id: 1234.5678 for item in each.costs},
            sessions=3 if each.sessions else None,
            trust=0.123456,
        )
        for each in catalogue().treatments
    }
    long = run(treatments=("exosomes",), choices=choices)
    block = code_block(paper_of(long))
    assert not hasattr(block, "cells")
    assert len(" ".join(texts(block))) > 400


def test_a_word_too_long_for_its_column_is_divided_where_it_can_be_read() -> None:
    swatch = Swatch("Spironolactone tablets", 1, "#000000")
    assert "Spirono\u00adlactone" in swatch.html(560)
    assert "Spironolactone" in swatch.html(2000)


@pytest.mark.parametrize("width", [400.0, 640.0, 2000.0])
def test_the_word_of_certainty_is_never_divided(width: float) -> None:
    line = Text("moderate", SMALL).height(10_000)
    assert Sureness("moderate").height(width) <= 2.2 * line
    assert Sureness("moderate").height(2000.0) == line
