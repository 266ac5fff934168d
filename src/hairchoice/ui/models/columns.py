"""What the table compares: what is said of each treatment, and what it is sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from hairchoice.engine import words
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui.models import table_cells as cells
from hairchoice.ui.models.own import Place
from hairchoice.ui.models.table_cells import NOT_SAID, NOTHING, Row
from hairchoice.ui.translations import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

BENEFIT, COSTS, HARMS = "What it does for hair", "What it costs", "Harms"
COURSE = "How it goes over time"
APPROVAL, UNKNOWN = "Approval", "What nobody knows yet"
"""Sections of Evidence."""


class Column(Struct, frozen=True):
    """One thing that is compared.

    Attributes:
        key: Names the column in the settings.
        title: ``{currency}`` and ``{years}`` are filled in.
        meaning: For the tool tip.
        text: What the cell says.
        order: What it is sorted by.
        numeric: Set in figures of equal width.
        line: The section of Evidence where the figure comes from; empty for none.
        own: Which of the person's numbers are in it; None for none.
        nothing: What it says of doing nothing; None where `text` and `order` can tell.
        nothing_order: What that is sorted by.
    """

    key: str
    title: str
    meaning: str
    text: Callable[[Row], str]
    order: Callable[[Row], float | str]
    numeric: bool = False
    line: str = ""
    own: Place | None = None
    nothing: str | None = NOT_SAID
    nothing_order: float | str = NOTHING

    def says(self, row: Row) -> str:
        """Returns the text of a row's cell."""
        if row.result is None and self.nothing is not None:
            return self.nothing
        return self.text(row)

    def sorts_by(self, row: Row) -> float | str:
        """Returns what a row is sorted by."""
        if row.result is None and self.nothing is not None:
            return self.nothing_order
        return self.order(row)


def _money(key: str, title: str, meaning: str, value: Callable[[Row], float]) -> Column:
    return Column(
        key, title, meaning, lambda row: row.money(value(row)), value, True,
        COSTS, "cost", "0", 0.0,
    )  # fmt: skip


COLUMNS: tuple[Column, ...] = (
    _money(
        "now",
        QT_TRANSLATE_NOOP("Columns", "Cost now, {currency}"),
        QT_TRANSLATE_NOOP(
            "Columns", "Paid at the start. In the middle future: half pay more, half less."
        ),
        lambda row: float(row.known().cost.quantile(50)[0]),
    ),
    _money(
        "month",
        QT_TRANSLATE_NOOP("Columns", "A month, {currency}"),
        QT_TRANSLATE_NOOP("Columns", "The total of the middle future, spread over the months."),
        lambda row: row.known().middle_cost_per_month,
    ),
    _money(
        "total",
        QT_TRANSLATE_NOOP("Columns", "In total, {years}, {currency}"),
        QT_TRANSLATE_NOOP("Columns", "In the middle future: half pay more, half less."),
        lambda row: row.known().middle_cost,
    ),
    Column(
        "range",
        QT_TRANSLATE_NOOP("Columns", "8 in 10 pay, {currency}"),
        QT_TRANSLATE_NOOP(
            "Columns", "1 in 10 pay less than the first figure, and 1 in 10 more than the second."
        ),
        cells.cost_range,
        lambda row: row.known().cost_total.quantile(90),
        True,
        COSTS,
        "cost",
        "0",
        0.0,
    ),
    Column(
        "prices",
        QT_TRANSLATE_NOOP("Columns", "Prices from"),
        QT_TRANSLATE_NOOP("Columns", "The year of the prices. Prices rise: old ones are too low."),
        cells.prices_from,
        cells.oldest_price,
        False,
        COSTS,
        nothing_order=0.0,
    ),
    Column(
        "visible",
        QT_TRANSLATE_NOOP("Columns", "Visible, of 100"),
        QT_TRANSLATE_NOOP(
            "Columns",
            "Of 100 people like you, how many have visibly more hair than without treatment.",
        ),
        lambda row: cells.visible(row.known()) if row.known().benefit_known else cells.not_known(),
        lambda row: row.known().of_100.visible if row.known().benefit_known else -1,
        True,
    ),
    Column(
        "change",
        QT_TRANSLATE_NOOP("Columns", "Change, hairs per cm²"),
        QT_TRANSLATE_NOOP(
            "Columns", "Against today, in the middle future. Untreated hair goes on thinning."
        ),
        cells.change,
        lambda row: float(cells.course(row).quantile(50)[-1]),
        True,
        nothing=None,
    ),
    Column(
        "certainty",
        QT_TRANSLATE_NOOP("Columns", "How sure"),
        QT_TRANSLATE_NOOP("Columns", "How sure anyone can be of the published figure."),
        lambda row: row.known().certainty,
        lambda row: words.DOTS[row.known().certainty],
        False,
        BENEFIT,
    ),
    Column(
        "approval",
        QT_TRANSLATE_NOOP("Columns", "Approval"),
        QT_TRANSLATE_NOOP("Columns", "What the regulator of your country says."),
        lambda row: words.REGULATORY[row.known().regulatory],
        lambda row: row.known().regulatory,
        False,
        APPROVAL,
        nothing_order="",
    ),
    Column(
        "published",
        QT_TRANSLATE_NOOP("Columns", "Published, hairs per cm²"),
        QT_TRANSLATE_NOOP(
            "Columns", "The difference from placebo or no treatment that trials report."
        ),
        cells.published,
        lambda row: row.known().published_benefit or NOTHING,
        True,
        BENEFIT,
    ),
    Column(
        "counted",
        QT_TRANSLATE_NOOP("Columns", "We count, hairs per cm²"),
        QT_TRANSLATE_NOOP(
            "Columns",
            "What is left of the published figure when the weakness of the evidence is weighed.",
        ),
        cells.counted,
        lambda row: row.known().expected_benefit,
        True,
        BENEFIT,
        "trust",
    ),
    Column(
        "often",
        QT_TRANSLATE_NOOP("Columns", "Most often best, of 100"),
        QT_TRANSLATE_NOOP(
            "Columns",
            "Of 100 futures, in how many it is the best buy, if hair is worth to you what stands "
            "below the table. Being best most often is not the same as being best on average.",
        ),
        cells.often_text,
        cells.often,
        True,
        nothing=None,
    ),
    Column(
        "average",
        QT_TRANSLATE_NOOP("Columns", "Best on average, {currency}"),
        QT_TRANSLATE_NOOP(
            "Columns",
            "What you get, in money, less what you pay, in all futures together. The best one is "
            "named; the others say how much worse they are.",
        ),
        cells.average_text,
        cells.average,
        True,
        nothing=None,
    ),
    Column(
        "effort",
        QT_TRANSLATE_NOOP("Columns", "Effort"),
        QT_TRANSLATE_NOOP("Columns", "What it asks of you."),
        lambda row: row.treatment.effort.text,
        cells.hours,
        False,
        nothing=None,
    ),
    Column(
        "harms",
        QT_TRANSLATE_NOOP("Columns", "Harms"),
        QT_TRANSLATE_NOOP("Columns", "Unwanted effects, and how many people have them."),
        cells.harms,
        lambda row: len(row.treatment.harms),
        False,
        HARMS,
        nothing_order=0.0,
    ),
    Column(
        "unknown",
        QT_TRANSLATE_NOOP("Columns", "Not known"),
        QT_TRANSLATE_NOOP("Columns", "What nobody can tell you yet."),
        lambda row: cells.first(row.treatment.unknown),
        lambda row: len(row.treatment.unknown),
        False,
        UNKNOWN,
        nothing_order=0.0,
    ),
)


def title_of(column: Column) -> str:
    """Returns the title in the language of the window, its places still to be filled in."""
    return translate("Columns", column.title)


def meaning_of(column: Column) -> str:
    """Returns what it means, in the language of the window."""
    return translate("Columns", column.meaning)


def plain_title(column: Column) -> str:
    """Returns a title for a list of titles: without units and figures."""
    return title_of(column).split(",")[0]


_ALL = 100


def best_of_100_sentence(comparison: Comparison) -> str:
    """Says which treatment with usable trials most people see a change with; advises nothing."""
    known = [result for result in comparison.treatments if result.benefit_known]
    unknown = [result for result in comparison.treatments if not result.benefit_known]
    if not known:
        return translate("Columns", "None of these treatments has a trial that could be used.")
    most = max(result.of_100.visible for result in known)
    if most == 0:
        return translate(
            "Columns", "With none of these would even 1 of 100 people like you see a change."
        )
    best = [result.in_sentence for result in known if result.of_100.visible == most]
    if most == _ALL:
        certain = translate(
            "Columns", "Most people see a change with {names}: more than 99 of 100 people like you."
        ).format(names=_listed(best))
        return _with_unknown(certain, unknown)
    sentence = translate(
        "Columns",
        "Most people see a change with {names}: {most} of 100 people like you; {rest} do not.",
    ).format(names=_listed(best), most=most, rest=100 - most)
    return _with_unknown(sentence, unknown)


def _with_unknown(sentence: str, unknown: Sequence[TreatmentResult]) -> str:
    """Adds for which treatments nobody can say."""
    if not unknown:
        return sentence
    names = _listed([result.in_sentence for result in unknown])
    return "{} {}".format(
        sentence, translate("Columns", "Not known for {names}.").format(names=names)
    )


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    several = translate("Columns", "{names} and {last}")
    return several.format(names=", ".join(first), last=last)
