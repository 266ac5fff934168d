"""What the economics say, as sentences and tables in the terms of the field."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hairchoice.engine.decide import IcerRow
from hairchoice.engine.economics import DOING_NOTHING, Economics
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.engine.words import count_of_100
from hairchoice.ui.charts.acceptability import EconomicsChart, share_text
from hairchoice.ui.widgets.plain_table import Rows

translate = QCoreApplication.translate
_STEP = 5
"""Every fifth point of the willingness to pay is enough to read."""


def status(row: IcerRow) -> str:
    """Returns where an option stands among the others."""
    said = {
        "base": translate("Economics", "cheapest"),
        "frontier": translate("Economics", "on the frontier"),
        "dominated": translate("Economics", "dominated"),
        "extended": translate("Economics", "extendedly dominated"),
    }
    return said[row.status]


def dominance() -> str:
    """Explains the columns of the table of ratios."""
    return translate(
        "Economics",
        "Cost and effect are means over all futures; the other views show the middle future. "
        "Effect: hairs per cm² × years, against doing nothing. ICER: extra cost per extra effect. "
        "Dominated: another option costs no more and does no less. "
        "Extendedly dominated: a mixture of two others does more for the money.",
    )


def most_often_sentence(chart: EconomicsChart) -> str:
    """Says which option is best in the most futures."""
    most = int(chart.economics.most_often_best()[chart.at])
    share = float(chart.economics.ceac[most, chart.at])
    count = count_of_100(round(100 * share))
    said = translate("Economics", "Most often best: {name}, in {count} of 100 futures.")
    return said.format(name=chart.names[most], count=count)


def on_average_sentence(chart: EconomicsChart) -> str:
    """Says which option has the highest mean net benefit, and how surely it is the best."""
    best = int(chart.economics.best[chart.at])
    count = count_of_100(round(100 * float(chart.economics.ceaf[chart.at])))
    said = translate(
        "Economics",
        "Best on average: {name} (highest mean net benefit); it is best in {count} of 100 futures.",
    )
    return said.format(name=chart.names[best], count=count)


def information_sentence(chart: EconomicsChart) -> str:
    """Says what it would be worth to know."""
    value = chart.formats.money(float(chart.economics.evpi[chart.at]), chart.currency)
    said = translate(
        "Economics", "Knowing everything beforehand would be worth {value} on average (EVPI)."
    )
    return said.format(value=value)


def at_sentence(chart: EconomicsChart) -> str:
    """Says which willingness to pay all of this is about."""
    value = chart.formats.exact_money(chart.wtp, chart.currency)
    said = translate(
        "Economics", "At a willingness to pay of {value} for one hair per cm² during one year:"
    )
    return said.format(value=value)


def plane_sentence(chart: EconomicsChart) -> str:
    """Says what the plane shows."""
    value = chart.formats.exact_money(chart.wtp, chart.currency)
    said = translate(
        "Economics",
        "Each point is one future of a treatment, against doing nothing; the marks are the means. "
        "Below the dashed line a treatment is worth its cost at {value}.",
    )
    return said.format(value=value)


def option_sentence(chart: EconomicsChart, option: str) -> str:
    """Says the mean cost and effect of an option, and its dominance; empty if it has none."""
    row = next((one for one in chart.economics.icer if one.name == option), None)
    if row is None:
        return ""
    name = chart.names[chart.economics.options.index(option)]
    cost = chart.formats.money(row.cost, chart.currency)
    effect = chart.formats.number(row.effect, 1)
    said = translate("Economics", "{name}: {cost} for {effect} hairs per cm² × years; {status}.")
    return said.format(name=name, cost=cost, effect=effect, status=status(row))


def acceptability_sentence(chart: EconomicsChart) -> str:
    """Says both answers to "which is best" at the willingness to pay that is looked at."""
    parts = (at_sentence(chart), most_often_sentence(chart), on_average_sentence(chart))
    return " ".join(parts)


def left_out_sentence(comparison: Comparison, found: Economics) -> str:
    """Says which treatments no ranking can include, and why; empty for none."""
    left_out = [comparison.treatment(one) for one in found.left_out if one != DOING_NOTHING]
    reasons = (
        (translate("Economics", "Left out, no usable trial: {names}."), _without_trial),
        (translate("Economics", "Left out, not all prices known: {names}."), _without_price),
    )
    parts = []
    for said, applies in reasons:
        names = [result.short_name for result in left_out if applies(result)]
        if names:
            parts.append(said.format(names=", ".join(names)))
    return " ".join(parts)


def _without_trial(result: TreatmentResult) -> bool:
    return not result.benefit_known


def _without_price(result: TreatmentResult) -> bool:
    return result.benefit_known and bool(result.missing_prices)


def icer_rows(chart: EconomicsChart) -> Rows:
    """Returns the table of incremental cost-effectiveness ratios."""
    names = dict(zip(chart.economics.options, chart.names, strict=True))
    currency = chart.currency
    titles = (
        translate("Economics", "Option"),
        translate("Economics", "Mean cost, {currency}").format(currency=currency),
        translate("Economics", "Mean effect"),
        translate("Economics", "ICER, {currency}").format(currency=currency),
        translate("Economics", "Against"),
        translate("Economics", "Dominance"),
    )

    def cells(row: IcerRow) -> tuple[str, ...]:
        ratio = "–" if row.icer is None else chart.formats.number(row.icer, _decimals(row.icer))
        return (
            names[row.name],
            chart.formats.number(row.cost),
            chart.formats.number(row.effect, 1),
            ratio,
            names[row.against] if row.against else "–",
            status(row),
        )

    return Rows(titles, tuple(cells(row) for row in chart.economics.icer), frozenset({4, 5}))


def curve_rows(chart: EconomicsChart) -> Rows:
    """Returns the curves as a table."""
    economics, formats = chart.economics, chart.formats
    currency = chart.currency
    titles = (
        translate("Economics", "Willingness to pay, {currency}").format(currency=currency),
        *chart.names,
        translate("Economics", "Best on average"),
        translate("Economics", "Frontier"),
        translate("Economics", "EVPI, {currency}").format(currency=currency),
    )
    rows = tuple(
        (
            formats.shortest(float(economics.willingness_to_pay[at])),
            *(share_text(float(share), formats) for share in economics.ceac[:, at]),
            chart.names[int(economics.best[at])],
            share_text(float(economics.ceaf[at]), formats),
            formats.number(float(economics.evpi[at])),
        )
        for at in range(0, len(economics.willingness_to_pay), _STEP)
    )
    return Rows(titles, rows, frozenset({len(chart.names) + 1}))


def _decimals(value: float) -> int:
    return 2 if value < 100 else 0
