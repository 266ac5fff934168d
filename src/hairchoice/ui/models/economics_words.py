"""What the economics say, as sentences and tables in the terms of the field."""

from __future__ import annotations

from hairchoice.engine.decide import IcerRow
from hairchoice.engine.words import count_of_100
from hairchoice.ui.charts.acceptability import EconomicsChart
from hairchoice.ui.widgets.plain_table import Rows

STATUS = {
    "base": "cheapest",
    "frontier": "on the frontier",
    "dominated": "dominated",
    "extended": "extendedly dominated",
}
DOMINANCE = (
    "Effect: hairs per cm² × years, against doing nothing. ICER: extra cost per extra effect. "
    "Dominated: another option costs no more and does no less. "
    "Extendedly dominated: a mixture of two others does more for the money."
)
_STEP = 5
"""Every fifth point of the willingness to pay is enough to read."""


def most_often_sentence(chart: EconomicsChart) -> str:
    """Says which option is best in the most futures."""
    most = int(chart.economics.most_often_best()[chart.at])
    share = float(chart.economics.ceac[most, chart.at])
    count = count_of_100(round(100 * share))
    return f"Most often best: {chart.names[most]}, in {count} of 100 futures."


def on_average_sentence(chart: EconomicsChart) -> str:
    """Says which option has the highest mean net benefit, and how surely it is the best."""
    best = int(chart.economics.best[chart.at])
    count = count_of_100(round(100 * float(chart.economics.ceaf[chart.at])))
    return (
        f"Best on average: {chart.names[best]} (highest mean net benefit); "
        f"it is best in {count} of 100 futures."
    )


def information_sentence(chart: EconomicsChart) -> str:
    """Says what it would be worth to know."""
    value = chart.formats.money(float(chart.economics.evpi[chart.at]), chart.currency)
    return f"Knowing everything beforehand would be worth {value} on average (EVPI)."


def at_sentence(chart: EconomicsChart) -> str:
    """Says which willingness to pay all of this is about."""
    value = chart.formats.exact_money(chart.wtp, chart.currency)
    return f"At a willingness to pay of {value} for one hair per cm² during one year:"


def plane_sentence(chart: EconomicsChart) -> str:
    """Says what the plane shows."""
    value = chart.formats.exact_money(chart.wtp, chart.currency)
    return (
        "Each point is one future of a treatment, against doing nothing; the marks are the means. "
        f"Below the dashed line a treatment is worth its cost at {value}."
    )


def option_sentence(chart: EconomicsChart, option: str) -> str:
    """Says the mean cost and effect of an option, and its dominance; empty if it has none."""
    row = next((one for one in chart.economics.icer if one.name == option), None)
    if row is None:
        return ""
    name = chart.names[chart.economics.options.index(option)]
    cost = chart.formats.money(row.cost, chart.currency)
    effect = chart.formats.number(row.effect, 1)
    return f"{name}: {cost} for {effect} hairs per cm² × years; {STATUS[row.status]}."


def left_out_sentence(names: list[str]) -> str:
    """Says which treatments no ranking can include; empty for none."""
    return f"Left out, no usable trial: {', '.join(names)}." if names else ""


def icer_rows(chart: EconomicsChart) -> Rows:
    """Returns the table of incremental cost-effectiveness ratios."""
    names = dict(zip(chart.economics.options, chart.names, strict=True))
    currency = chart.currency
    titles = (
        "Option",
        f"Cost, {currency}",
        "Effect",
        f"ICER, {currency}",
        "Against",
        "Dominance",
    )

    def cells(row: IcerRow) -> tuple[str, ...]:
        ratio = "–" if row.icer is None else chart.formats.number(row.icer, _decimals(row.icer))
        return (
            names[row.name],
            chart.formats.number(row.cost),
            chart.formats.number(row.effect, 1),
            ratio,
            names[row.against] if row.against else "–",
            STATUS[row.status],
        )

    return Rows(titles, tuple(cells(row) for row in chart.economics.icer), frozenset({4, 5}))


def curve_rows(chart: EconomicsChart) -> Rows:
    """Returns the curves as a table."""
    economics, formats = chart.economics, chart.formats
    wtp = f"Willingness to pay, {chart.currency}"
    titles = (wtp, *chart.names, "Best on average", "Frontier", f"EVPI, {chart.currency}")
    rows = tuple(
        (
            formats.shortest(float(economics.willingness_to_pay[at])),
            *(formats.percent(float(share)) for share in economics.ceac[:, at]),
            chart.names[int(economics.best[at])],
            formats.percent(float(economics.ceaf[at])),
            formats.number(float(economics.evpi[at])),
        )
        for at in range(0, len(economics.willingness_to_pay), _STEP)
    )
    return Rows(titles, rows, frozenset({len(chart.names) + 1}))


def _decimals(value: float) -> int:
    return 2 if value < 100 else 0
