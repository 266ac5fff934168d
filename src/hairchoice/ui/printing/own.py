"""What the person brought to the page: their own numbers and their notes."""

from __future__ import annotations

from collections.abc import Iterator

from hairchoice.engine.planning import plan_treatment
from hairchoice.engine.scenario import Choices
from hairchoice.ui.printing.blocks import SMALL, Block, Text, heading, plain
from hairchoice.ui.printing.paper import Paper

_BESIDE_CODE, _LINES_BESIDE_CODE = 200, 3
"""Most characters and lines of notes that leave room to write beside the run code."""


def own_numbers(paper: Paper) -> str:
    """Returns what the person typed for each treatment, as HTML; empty for nothing."""
    said = "; ".join(
        f"{paper.catalogue.treatment(treatment_id).short_name}: {', '.join(parts)}"
        for treatment_id in _paid_for(paper)
        if (parts := list(_typed(paper, paper.scenario.chosen(treatment_id))))
    )
    return f"<b>Own numbers.</b> {plain(said)}." if said else ""


def _paid_for(paper: Paper) -> list[str]:
    """What is compared, and the parts of combinations: their prices count as well."""
    found: dict[str, None] = {}
    for treatment_id in paper.scenario.treatments:
        plan = plan_treatment(
            paper.catalogue.treatment(treatment_id), paper.scenario, paper.catalogue
        )
        found |= dict.fromkeys((treatment_id, *(part.treatment for part in plan.regimens)))
    return list(found)


def _typed(paper: Paper, choices: Choices) -> Iterator[str]:
    number, percent = paper.formats.number, paper.formats.percent
    for item, price in choices.quotes.items():
        yield f"{item.replace('_', ' ')} {paper.typed_money(price)}"
    if choices.sessions is not None:
        yield f"{choices.sessions} session{'s' if choices.sessions != 1 else ''}"
    if choices.maintenance is not None:
        yield f"then {number(choices.maintenance)} a year"
    if choices.trust is not None:
        yield f"{percent(choices.trust)} of the benefit counted"


def notes_beside(paper: Paper) -> Block | None:
    """Returns the notes that stand above the room to write; None for none."""
    notes = paper.scenario.notes.strip()
    if not notes:
        return None
    long = _long(notes)
    return Text("They follow after the sources." if long else plain(notes), SMALL)


def notes_after(paper: Paper) -> Iterator[Block]:
    """Yields notes that are too long to stand beside the run code."""
    notes = paper.scenario.notes.strip()
    if _long(notes):
        yield heading("Notes")
        for paragraph in filter(str.strip, notes.splitlines()):
            # line by line: a block cannot be divided between pages
            lines = Text(plain(paragraph), SMALL).set_in(paper.width).lines()
            for position, line in enumerate(lines):
                yield Text(plain(line), SMALL, before=0 if position else 30)


def _long(notes: str) -> bool:
    return len(notes) > _BESIDE_CODE or notes.count("\n") >= _LINES_BESIDE_CODE
