"""docs/validation.md: what is compared, the figures, and where model and world differ and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hairchoice import __version__
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.decide import evpi, icer_table
from hairchoice.engine.scenario import DEFAULT_DRAWS, DRAFT_DRAWS
from hairchoice.validation import bcea, convergence, decisions, world
from hairchoice.validation.markdown import paragraph, section, table

TARGETS = {DRAFT_DRAWS: 1.0, convergence.HALF: 0.4}


def write(catalogue: Catalogue, samples: Path, say: Callable[[str], None]) -> str:
    """Returns the whole document.

    Args:
        catalogue: The data.
        samples: Folder in which the BCEA samples may be.
        say: Told what is being done.
    """
    say("trials, arithmetic and decision analysis")
    parts = [
        introduction(catalogue),
        *quick_sections(catalogue),
        samples_section(samples),
        converging(convergence.measure(catalogue, say)),
    ]
    return "\n\n".join(parts) + "\n"


def introduction(catalogue: Catalogue) -> str:
    """Says what the document is and how it is made."""
    text = (
        f"Written by `python3 dev.py validate` with program {__version__} and data "
        f"{catalogue.version}; do not edit. The mathematics is in [method.md](method.md). "
        "Densities and differences are in hairs/cm², money is undiscounted unless it says so."
    )
    return f"# The model against the world\n\n{paragraph(text)}"


def quick_sections(catalogue: Catalogue) -> list[str]:
    """Returns the sections that take seconds; a test holds the document to them."""
    return [
        five_years(catalogue),
        trial_months(catalogue),
        after_stopping(catalogue),
        arithmetic(catalogue),
        decision_analysis(),
    ]


def five_years(catalogue: Catalogue) -> str:
    """The longest controlled trial there is, year by year."""
    runs = (
        (
            "model, the trial's own density, decline 5.9 % and slowing 95 %",
            world.finasteride(catalogue, world.TRIAL_DECLINE, world.TRIAL_SLOWING),
        ),
        (
            "model, decline 5.9 %, slowing as in the data",
            world.finasteride(catalogue, world.TRIAL_DECLINE, None),
        ),
        (
            "model, decline and slowing as in the data",
            world.finasteride(catalogue, None, None),
        ),
    )
    rows = [
        ["trial", *world.TRIAL_PUBLISHED],
        *([name, *(f"{value:.1f}" for value in values)] for name, values in runs),
    ]
    return section(
        "Five years of finasteride 1 mg",
        "Difference from placebo in the trial of Kaufman 1998 with its extension of 2002 and Van "
        "Neste 2000 (interval in brackets), and the model's mean difference from doing nothing "
        "at evidence weight 100 %. Only the figure of year 1 is an input.",
        table(["", "year 1", "year 2", "year 5"], rows),
        "With the trial's own decline the model gives the five-year gap within its interval: the "
        "gap keeps growing because treated hair hardly declines while untreated hair does. It is "
        "above the trial at year 2 and below it at year 5 because the placebo arm lost little in "
        "the first two years (6.6 %) and much by the fifth (26.3 %), while the model lets density "
        "fall by the same share every year.",
        "With the decline of the data file (3.4 to 6.1 % a year, most likely 4.5 %) the gap of "
        "year 5 is smaller than in the trial. That is on purpose: its placebo arm lost more than "
        "most untreated men of the other studies. A person who knows to lose faster sets the rate.",
        "What the model does not follow at all is the rise of both arms in their first year "
        "(+17.6 on finasteride while placebo arms rise too): it compares with doing nothing.",
    )


def trial_months(catalogue: Catalogue) -> str:
    """Every published difference at its month."""
    rows = [
        [
            f"{one.name}, {'men' if one.sex == 'male' else 'women'}",
            f"{one.at_month:g}",
            f"{one.published:+.1f} ({one.low:+.1f} to {one.high:+.1f})",
            f"{one.model:+.1f}",
        ]
        for one in world.trial_months(catalogue)
    ]
    return section(
        "Each treatment at the month of its trial",
        "At evidence weight 100 % the mean difference must be the published one; what slowing has "
        "prevented by then is part of it and not added on top.",
        table(["treatment", "month", "published", "model"], rows),
        "These agree by construction; the table shows that nothing gets lost on the way. By "
        "default less than 100 % is counted, and the person sees how much.",
    )


def after_stopping(catalogue: Catalogue) -> str:
    """Back to the untreated level."""
    minoxidil = world.left_after_stopping(catalogue, "minoxidil_topical_5")
    finasteride = world.left_after_stopping(catalogue, "finasteride_oral")
    months = (1, 3, 6, 9, 12)
    rows = [
        [name, *(f"{100 * left[month]:.2f} %" for month in months)]
        for name, left in (("minoxidil 5 %", minoxidil), ("finasteride 1 mg", finasteride))
    ]
    weeks = 24 / world.WEEKS_PER_MONTH
    at_24_weeks = 2 ** (-weeks / 1.5)
    return section(
        "After stopping",
        "Share of the gap to doing nothing that is left. Trials found topical minoxidil back at "
        "the untreated level 24 weeks after the last dose, finasteride within 9 to 12 months.",
        table(["", *(f"month {month}" for month in months)], rows),
        f"24 weeks are {weeks:.2f} months: {100 * at_24_weeks:.1f} % of minoxidil's gap is left "
        "then, about one hair per cm², and 6.25 % after six months. The model's return never ends, "
        "the world's does; the half-lives are chosen so that little is left when trials found "
        "nothing left.",
    )


def arithmetic(catalogue: Catalogue) -> str:
    """Ten years by hand."""
    rows = [
        [
            catalogue.treatment(one).name,
            sum_,
            f"{by_hand:,.2f}",
            f"{world.typical_cost(catalogue, one, 120):,.2f}",
        ]
        for one, sum_, by_hand in world.HAND_ARITHMETIC
    ]
    return section(
        "Cost by hand",
        "Ten years at typical prices and counts in the United States, in US dollars; "
        "consultations apart.",
        table(["treatment", "by hand", "total", "model"], rows),
        "Sessions: three a month apart, then one a year (exosomes) or one every six months (PRP), "
        "while they fall before month 120.",
    )


def decision_analysis() -> str:
    """Published decision analyses through our functions."""
    mono, combined = decisions.hiv_mono(), decisions.hiv_combined()
    cost = np.array([[mono.cost, combined.cost]])
    effect = np.array([[mono.life_years, combined.life_years]])
    ratio = icer_table(cost, effect, ["zidovudine", "with lamivudine"])[1].icer
    success = icer_table(*decisions.cost_per_success(715.0, 5), ["nothing", "treated"])[1].icer
    rows = [
        ["cost for each person improved (Stern 1987)", "14,300.00", f"{success:,.2f}"],
        *(
            [
                f"HIV model, cumulative cost to year {year}",
                f"{published:,.2f}",
                f"{mono.cumulative_cost[year - 1]:,.2f}",
            ]
            for year, published in decisions.HIV_PUBLISHED.items()
        ),
        ["HIV model, life years with lamivudine", "8.937389", f"{combined.life_years:.6f}"],
        ["HIV model, ICER of lamivudine", "6,275.96", f"{ratio:,.2f}"],
    ]
    return section(
        "Decision analysis",
        "Stern 1987 (715 a year, 5 of 100 improved) and exercise 2.5 of Briggs, Sculpher and "
        "Claxton 2006 (zidovudine with or without lamivudine, 20 yearly cycles, costs discounted "
        "at 6 %).",
        table(["", "published", "ours"], rows),
        "Expected value of perfect information of a net benefit that is Normal(mean, SD), from "
        "65,536 draws, against the closed form SD φ(mean/SD) + mean Φ(mean/SD) − max(0, mean):",
        table(["mean, SD", "closed form", "ours"], _evpi_rows()),
    )


def _evpi_rows() -> list[list[str]]:
    draws = decisions.standard_normal_draws(1 << 16)
    rows = []
    for mean, sd, _ in decisions.NORMAL_EVPI:
        effect = np.column_stack([np.zeros(draws.size), mean + sd * draws])
        found = evpi(np.zeros_like(effect), effect, np.array([1.0]))[0]
        rows.append([f"{mean:g}, {sd:g}", f"{decisions.normal_evpi(mean, sd):.3f}", f"{found:.3f}"])
    return rows


def samples_section(samples: Path) -> str:
    """BCEA's two worked examples."""
    rows, found = [], True
    for answer in bcea.ANSWERS:
        value = bcea.ours(answer, samples)
        found = found and value is not None
        rows.append(
            [
                f"{answer.example}: {answer.what}",
                answer.text(answer.value),
                "not computed" if value is None else answer.text(value),
            ]
        )
    note = (
        "The samples were there when this was written."
        if found
        else "The samples were not there when this was written, so that only BCEA's figures stand "
        "here."
    )
    return section(
        "The samples of BCEA",
        "Cost and effect draws of the two worked examples of BCEA 2.4.84. They come from a package "
        f"under the GPL and are not part of this project; put them into `../shared/reference` to "
        f"compute this again. {note} A test compares every point of the curves as well.",
        table(["", "BCEA", "ours"], rows),
    )


def converging(found: convergence.Convergence) -> str:
    """How many draws are enough."""
    rows = [["plain Monte Carlo, " + f"{convergence.PLAIN_DRAWS:,}", *"11111", ""]]
    for draws in convergence.OURS:
        both = [found.ratio(draws, output) for output in ("cost", "hair")]
        worst = [found.worst(draws, output) for output in ("cost", "hair")]
        target = f"{TARGETS[draws]:.1f}" if draws in TARGETS else ""
        values = (found.overall(draws), *both, *worst)
        rows.append([f"the engine, {draws:,}", *(f"{value:.2f}" for value in values), target])
    return section(
        "How many draws",
        f"The 5, 50 and 95 % quantiles of cumulative cost and of density at months "
        f"{', '.join(map(str, convergence.MONTHS))} of {len(convergence.TREATMENTS)} treatments, "
        f"against {convergence.TRUTH_DRAWS:,} draws of an independent plain Monte Carlo of the "
        "same equations (`hairchoice.validation.reference`, which shares no code with the engine: "
        "that both meet is a check of the engine as well). Root mean square error over "
        f"{convergence.SEEDS} seeds in units of plain Monte Carlo's own, quantile by quantile; "
        "then the mean square over all of them, and the worst of them.",
        table(["draws", "all", "cost", "hair", "worst cost", "worst hair", "target"], rows),
        _targets(found),
        *_enough(found),
    )


def _enough(found: convergence.Convergence) -> tuple[str, str]:
    cost = found.relative_cost_error(DEFAULT_DRAWS)
    hair = found.hair_error(DEFAULT_DRAWS)
    rows = [
        [
            "cost within 1 %",
            _share(cost < 0.01),
            _share(cost[0] < 0.01),
            f"{100 * cost.max():.1f} %",
        ],
        ["hair within 0.3", _share(hair < 0.3), _share(hair[0] < 0.3), f"{hair.max():.2f}"],
    ]
    verdict = (
        f"That is why {DEFAULT_DRAWS:,} draws are the default: with half as many, "
        f"{_share(found.hair_error(convergence.HALF) < 0.3)} of the hair quantiles are within 0.3. "
        f"The furthest from the truth are {_furthest(found, 'cost')} (cost, as a share) and "
        f"{_furthest(found, 'hair')} (hair). Costs jump with a whole number of sessions, and the "
        "ends of a sum of many uncertain inputs gain least from even sampling. What is shown is "
        "rounded more coarsely than these errors, and the effects themselves are uncertain by 5 "
        "hairs/cm² and more."
    )
    header = [f"{DEFAULT_DRAWS:,} draws", "all seeds", "seed 1 (the default)", "largest error"]
    return table(header, rows), verdict


def _targets(found: convergence.Convergence) -> str:
    """Says which targets are met."""
    said = []
    for draws, target in TARGETS.items():
        ratio = found.overall(draws)
        met = "meets" if ratio <= target else "misses"
        said.append(f"{draws:,} draws {met} {target:.1f} with {ratio:.2f}")
    return f"Of the targets, cost and hair together: {'; '.join(said)}."


def _furthest(found: convergence.Convergence, output: str) -> str:
    """Names the quantile with the largest error at the default number of draws."""
    errors = np.abs(found.ours[DEFAULT_DRAWS][output])
    if output == "cost":
        truth = found.truth.cost
        errors = errors / np.where(truth > 0, truth, np.inf)
    _, one, month, percent = np.unravel_index(int(errors.argmax()), errors.shape)
    return (
        f"{convergence.TREATMENTS[one]} at month {convergence.MONTHS[month]}, "
        f"{convergence.PERCENT[percent]} %"
    )


def _share(within: NDArray[np.bool_]) -> str:
    return f"{100 * np.mean(within):.1f} %"
