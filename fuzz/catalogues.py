"""Data files: a few treatments of the real one, bent."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

import msgspec

from fuzz import nasty, using
from fuzz.watch import BrokenRuleError
from hairchoice.cli.evidence import evidence_text
from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.load import load_catalogue
from hairchoice.engine.problems import BadInputError
from hairchoice.engine.scenario import DEFAULT_STAGE, Scenario, check_scenario

_NAME = "treatments.json"
_KEPT = (
    "none",
    "minoxidil_topical_5",
    "finasteride_oral",
    "minoxidil_plus_finasteride",
    "exosomes",
    "hair_transplant_fue",
    "hair_system",
)
"""One of every kind of benefit; all of them would be ten times slower and no more varied."""


def make(random: Random) -> bytes:
    """Returns the content of a data file."""
    match random.randrange(8):
        case 0:
            return nasty.bent_bytes(_small(), random)
        case 1:
            return nasty.bent_bytes(nasty.bent_tree(json.loads(_small()), random), random)
        case _:
            return nasty.bent_tree(msgspec.json.decode(_small()), random)


def feed(data: bytes, folder: Path) -> bool:
    """Checks the file, and compares its treatments if nothing is wrong with it."""
    try:
        with using.received(data, folder, _NAME) as path:
            catalogue = load_catalogue(path)
    except BadInputError as error:
        using.must_be_said(error)
        return False
    _use(catalogue)
    return True


@cache
def _small() -> bytes:
    """Returns a small data file without problems."""
    tree = msgspec.json.decode(msgspec.json.encode(using.catalogue()))
    tree["treatments"] = [one for one in tree["treatments"] if one["id"] in _KEPT]
    tree["countries"] = {code: tree["countries"][code] for code in ("US", "GB")}
    for treatment in tree["treatments"]:
        treatment["regulatory"] = [
            one for one in treatment["regulatory"] if one["jurisdiction"] in tree["countries"]
        ]
        for item in treatment["costs"]:
            item["prices"] = {c: p for c, p in item["prices"].items() if c in tree["countries"]}
    text = json.dumps({**tree, "sources": None})
    tree["sources"] = {key: one for key, one in tree["sources"].items() if f'"{key}"' in text}
    return json.dumps(tree).encode()


def _use(catalogue: Catalogue) -> None:
    for sex in DEFAULT_STAGE:
        treatments = tuple(one.id for one in catalogue.offered_to(sex))[:6]
        scenario = Scenario(
            sex=sex,
            stage=DEFAULT_STAGE[sex],
            country=next(iter(catalogue.countries), "US"),
            treatments=treatments,
        )
        try:
            check_scenario(scenario, catalogue)
        except BadInputError:  # no grafts at this stage any more, or no country
            continue
        using.describe(scenario, catalogue)
        for one in treatments:
            if not evidence_text(catalogue.treatment(one), scenario, catalogue):
                raise BrokenRuleError(f"there is no evidence for {one}")
