"""Every kind of problem in a data file is found, at its place: one change to a sound file each."""

from __future__ import annotations

import copy
import math
import re
from typing import Any

import msgspec
import pytest

from hairchoice.engine.catalogue import Catalogue
from hairchoice.engine.catalogue_check import problems

CITED = {"sources": ["trial-2020"]}
VISIBLE = {"id": "self", "share": 0.15, "label": "I can tell", **CITED}
REMOVED = object()


def quantity(value: float) -> dict[str, Any]:
    return {"value": value, **CITED}


def triple(low: float, typical: float, high: float) -> dict[str, Any]:
    return {"low": low, "typical": typical, "high": high, **CITED}


def price(amount: float) -> dict[str, Any]:
    return {"low": amount, "typical": amount, "high": amount, "single": True, **CITED}


def difference(value: float, at_month: float = 12) -> dict[str, Any]:
    return {
        "kind": "difference",
        "value": value,
        "low": value - 4,
        "high": value + 4,
        "at_month": at_month,
        "comparator": "placebo",
        "trials": 1,
        "participants": 200,
        "certainty": "moderate",
        "certainty_reason": "One large trial.",
        "evidence_until_month": 24,
        **CITED,
    }


def nothing() -> dict[str, Any]:
    return {"kind": "none", "reason": "Nothing is done.", **CITED}


def course() -> dict[str, Any]:
    return {
        "onset_month": quantity(3),
        "peak_month": quantity(12),
        "slowing": triple(0, 0.5, 1),
        "fade_half_life_months": quantity(3),
        "setting_sd": quantity(0),
        "person_sd": quantity(10),
    }


def item(item_id: str, basis: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    shape = {"id": item_id, "label": item_id, "unit": "one", "basis": basis}
    return {**shape, "prices": {"US": price(10)}, **fields}


def treatment(treatment_id: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    return {
        "id": treatment_id,
        "name": treatment_id,
        "short_name": treatment_id,
        "summary": "Something.",
        "benefit": {"male": difference(10), "female": nothing()},
        "costs": [],
        "effort": {"text": "None."},
        "regulatory": [],
        "harms": [],
        "unknown": [],
        "questions": [],
        **fields,
    }


def combination(*parts: str, adds: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "kind": "combines",
        "parts": [*parts],
        "adds": adds,
        "certainty": "low",
        "certainty_reason": "Indirect.",
        "evidence_until_month": 12,
        **CITED,
    }


def stage(stage_id: str, sex: str, density: float, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "id": stage_id,
        "sex": sex,
        "scale": "Norwood" if sex == "male" else "Sinclair",
        "label": stage_id,
        "description": "Thin.",
        "density": quantity(density),
        **fields,
    }


def approval(jurisdiction: str) -> dict[str, Any]:
    return {"jurisdiction": jurisdiction, "status": "approved", "text": "Since 1997.", **CITED}


def country(jurisdiction: str, currency: str = "USD") -> dict[str, Any]:
    return {"name": "Land", "currency": currency, "jurisdiction": jurisdiction}


def treatments() -> list[dict[str, Any]]:
    visit = item("visit", "visit", visits_per_year=quantity(1), shared="doctor", optional=True)
    device = item("device", "once", lifetime_years=triple(2, 5, 5))
    points = [{"month": 12, "share": 0.6, **CITED}, {"month": 24, "share": 0.4, **CITED}]
    moved = {
        "kind": "grafts",
        "survival": triple(0.6, 0.85, 0.95),
        "hairs_per_graft": triple(1.6, 2.3, 2.7),
        "density_set": triple(25, 32, 35),
        "certainty": "low",
        "certainty_reason": "Counts only.",
        "evidence_until_month": 12,
        **CITED,
    }
    jabs = {
        "initial": triple(1, 3, 5),
        "spacing_months": quantity(1),
        "maintenance_per_year": triple(0, 1, 3),
        "lasts_months": quantity(6),
    }
    return [
        treatment("none", benefit={"male": nothing(), "female": nothing()}),
        treatment(
            "pill",
            costs=[item("month", "month"), visit, device],
            course=course(),
            persistence=points,
            regulatory=[approval("US")],
        ),
        treatment(
            "jab",
            benefit={"male": {"kind": "unknown", "ignorance_sd": 15, "reason": "None.", **CITED}},
            costs=[item("session", "session", units=triple(1, 1, 2)), copy.deepcopy(visit)],
            course=course(),
            sessions=jabs,
        ),
        treatment(
            "moved",
            benefit={"male": moved},
            costs=[item("graft", "graft"), item("operation", "once", instead_of="graft")],
            course=course(),
        ),
        treatment("pair", benefit={"male": combination("pill", "jab", adds=difference(5))}),
        treatment("trio", benefit={"male": combination("moved", "pair")}),
    ]


def small() -> dict[str, Any]:
    """The JSON of a small file without problems, with each kind of record in it."""
    model = {
        "sceptical_prior_sd": quantity(15),
        "bias_sd": {name: quantity(5) for name in ("high", "moderate", "low", "very_low")},
        "visible": [VISIBLE],
    }
    return {
        "format": "hairchoice.treatments/1",
        "version": "2026.1",
        "date": "2026-01-31",
        "model": model,
        "countries": {
            "US": country("US"),
            "IN": country("IN", "INR"),
            "DE": country("EU", "EUR"),
        },
        "natural_course": {
            sex: {"yearly_decline": triple(0.03, 0.04, 0.06)} for sex in ("male", "female")
        },
        "stages": [
            stage("III_vertex", "male", 172, grafts=triple(1200, 1700, 2200)),
            stage("VII", "male", 47),
            stage("3", "female", 105),
        ],
        "treatments": treatments(),
        "sources": {
            "trial-2020": {"citation": "A trial", "kind": "trial", "doi": "10.1000/182"},
        },
    }


def changed(place: str, value: object) -> Catalogue:
    """The small file with the value at a place replaced (or removed)."""
    data = small()
    *steps, last = re.findall(r"[\w-]+", place)
    node: Any = data
    for step in steps:
        node = node[_key(node, step)]
    if value is REMOVED:
        del node[_key(node, last)]
    else:
        node[_key(node, last)] = value
    return msgspec.convert(data, Catalogue)


def _key(node: Any, step: str) -> Any:  # noqa: ANN401 - JSON values
    """Finds an item of a list by its id or jurisdiction, or else by its position."""
    if not isinstance(node, list):
        return step
    names = [item.get("id", item.get("jurisdiction")) for item in node]
    return names.index(step) if step in names else int(step)


def test_a_sound_file_has_no_problems() -> None:
    assert problems(msgspec.convert(small(), Catalogue)) == []


PILL = "treatments[pill]"
JAB = "treatments[jab]"
MOVED = "treatments[moved]"
PAIR = "treatments[pair]"

# Where a change is made, the new value, what is said of it; and where, if that is another place.
CASES: list[tuple[str, object, str] | tuple[str, object, str, str]] = [
    # Sources
    (f"{PILL}.benefit.male.sources", ["elsewhere-1999"], "'elsewhere-1999' is not an id"),
    (f"{PILL}.benefit.male.sources", ["trial-2020"] * 2, "there 2 times"),
    (f"{PILL}.costs[month].prices.US", {**price(1), "sources": []}, "neither sources nor"),
    (f"{PILL}.persistence[0]", {"month": 1, "share": 0.9}, "neither sources nor"),
    ("model.bias_sd.low", {"value": 5}, "neither sources nor"),
    ("sources.idle-2020", {"citation": "B", "kind": "trial", "doi": "10.1000/183"}, "not used"),
    ("sources.trial-2020", {"citation": "A", "kind": "trial"}, "neither doi nor url"),
    ("sources.trial-2020.url", "https://nowhere", "with a host"),
    ("sources.trial-2020.url", "https://doi.org/10.1000/182", "resolver"),
    ("sources.trial-2020.url", "https://raw.github.com/a", "code repository"),
    # Numbers
    (f"{PILL}.benefit.male.low", 11, "low <= value <= high"),
    (f"{PILL}.benefit.male.high", 9, "low <= value <= high", f"{PILL}.benefit.male.low"),
    (f"{PILL}.benefit.male.value", math.nan, "finite"),
    (f"{PILL}.course.person_sd.value", -1, "0 or more"),
    ("model.sceptical_prior_sd.value", math.inf, "finite"),
    ("stages[III_vertex].grafts.low", 1800, "low <= typical <= high"),
    ("natural_course.male.yearly_decline.high", 1.5, "allowed is 0 to 0.9"),
    # Prices and cost items
    (f"{PILL}.costs[month].prices.US.low", 12, "low <= typical <= high"),
    (f"{PILL}.costs[month].prices.US", {**price(10), "high": 12}, "marked single"),
    (f"{PILL}.costs[month].prices.XX", price(1), "not one of the file's countries"),
    (f"{PILL}.costs[visit].id", "month", "'month' is there 2 times", f"{PILL}.costs"),
    (f"{PILL}.costs[month].lifetime_years", triple(1, 1, 1), "basis 'once'"),
    (f"{PILL}.costs[device].lifetime_years.low", 0, "allowed is 0.001 to 10,000"),
    (f"{PILL}.costs[visit].visits_per_year", None, "is missing"),
    (f"{PILL}.costs[month].visits_per_year", quantity(1), "basis 'visit'"),
    (f"{JAB}.costs[visit].prices.US", price(11), "differs from the other prices of 'doctor'"),
    (f"{JAB}.costs[session].units.low", 0, "allowed is 0.001 to 10,000"),
    (f"{PILL}.costs[month].basis", "session", "no sessions", f"{PILL}.costs[month]"),
    (f"{PILL}.costs[month].basis", "graft", "moves no grafts", f"{PILL}.costs[month]"),
    (f"{MOVED}.costs[operation].instead_of", "hair", "not the id of another cost item"),
    (f"{MOVED}.costs[operation].instead_of", "operation", "not the id of another cost item"),
    (f"{MOVED}.costs[operation]", item("operation", "once"), "paid on top of 'graft'"),
    (f"{PAIR}.costs", [item("month", "month")], "of a combination"),
    # Sessions
    (f"{JAB}.sessions.initial.typical", 2.5, "whole number"),
    (f"{JAB}.sessions.initial.low", 0, "allowed is 1 to 200"),
    (f"{JAB}.sessions.initial.high", 201, "allowed is 1 to 200"),
    (f"{JAB}.sessions.maintenance_per_year.high", 53, "allowed is 0 to 52"),
    (f"{JAB}.sessions.spacing_months.value", 0, "allowed is 0.01 to 24"),
    # Benefit and its course
    (f"{PILL}.benefit", {}, "is empty"),
    (f"{PILL}.course", None, "male patients needs it"),
    (f"{JAB}.course", None, "is missing"),
    (f"{MOVED}.course", None, "is missing"),
    (f"{PILL}.course.onset_month.value", 13, "allowed is up to 12"),
    (f"{PILL}.benefit.male.at_month", 11, "12 (peak) or later"),
    (f"{PILL}.benefit.male.at_month", 0, "allowed is 0.1 to 600"),
    (f"{PILL}.benefit.male.evidence_until_month", 6, "12 (at_month) or later"),
    (f"{PILL}.course.slowing.high", 1.1, "allowed is 0 to 1"),
    (f"{PILL}.course.fade_half_life_months.value", 0, "allowed is 0.01 to 1,200"),
    (f"{MOVED}.benefit.male.survival.high", 1.2, "allowed is 0 to 1"),
    (f"{MOVED}.benefit.male.density_set.low", 0, "allowed is 1 to 200"),
    ("stages[III_vertex].grafts", None, "says how many", f"{MOVED}.benefit.male"),
    # Combinations
    (f"{PAIR}.benefit.male.parts", ["pill", "potion"], "'potion' is not the id of a treatment"),
    (f"{PAIR}.benefit.male.parts", ["pill", "pill"], "there 2 times"),
    (f"{PAIR}.benefit.male.parts", ["pill", "trio"], "lead back to the combination itself"),
    (f"{PAIR}.benefit.male.adds.at_month", 6, "12 (peak) or later"),
    (
        f"{PAIR}.benefit.male.parts",
        ["pill", "none"],
        "needs a course",
        f"{PAIR}.benefit.male.adds",
    ),
    (
        f"{PAIR}.benefit.female",
        combination("pill", "jab"),
        "'jab' is not offered to female patients",
        f"{PAIR}.benefit.female.parts",
    ),
    # Persistence and approvals
    (f"{PILL}.persistence[1].month", 12, "later than 12"),
    (f"{PILL}.persistence[1].share", 0.6, "less than 0.6"),
    (f"{PILL}.regulatory", [approval("JP")], "'JP' is not known; allowed is EU, IN, US"),
    (f"{PILL}.regulatory", [approval("US")] * 2, "there 2 times"),
    # The file as a whole
    ("date", "2026-02-31", "YYYY-MM-DD"),
    ("treatments[trio].id", "pair", "'pair' is there 2 times", "treatments"),
    ("treatments[none]", REMOVED, "must be there"),
    ("treatments[none].costs", [item("month", "month")], "without costs", "treatments[none]"),
    ("treatments[none].benefit.male", difference(1), "kind 'none'", "treatments[none]"),
    ("stages[VII].id", "III_vertex", "there 2 times", "stages"),
    ("stages[3].id", "2", "need '3', where female patients start", "stages"),
    ("stages[VII].scale", "Sinclair", "must be Norwood"),
    ("stages[VII].density.value", 180, "above that of III_vertex"),
    ("stages[VII].density.value", 4, "allowed is 10 to 400"),
    ("natural_course.female", REMOVED, "nothing for female", "natural_course"),
    ("countries.US.currency", "XXX", "allowed is AED"),
    ("countries.IN.jurisdiction", "US", "must be IN or EU"),
    ("countries.usa", country("US"), "two capital letters"),
    ("model.visible", [VISIBLE] * 2, "there 2 times"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[2]}")
def test_a_problem_is_found_at_its_place(
    case: tuple[str, object, str] | tuple[str, object, str, str],
) -> None:
    changed_place, value, message, *elsewhere = case
    place = elsewhere[0] if elsewhere else changed_place
    found = problems(changed(changed_place, value))
    assert [p for p in found if p.place == place and message in p.message], found


def test_an_assumption_stands_in_for_sources_unless_it_is_blank() -> None:
    place = f"{PILL}.course.setting_sd"
    assert problems(changed(place, {"value": 0, "assumption": "Made to one standard."})) == []
    assert problems(changed(place, {"value": 0, "assumption": "  "})) != []


def test_an_optional_whole_price_may_stand_beside_a_price_per_graft() -> None:
    costs = [item("graft", "graft"), item("consultation", "once", optional=True)]
    assert problems(changed(f"{MOVED}.costs", costs)) == []


def test_only_an_unnamed_list_may_be_without_an_address() -> None:
    place = "sources.trial-2020"
    assert problems(changed(place, {"citation": "A clinic", "kind": "unnamed list"})) == []
    assert problems(changed(place, {"citation": "A clinic", "kind": "clinic page"})) != []


def test_a_negative_difference_is_no_problem() -> None:
    assert problems(changed(f"{PILL}.benefit.male", difference(-2))) == []


def test_all_problems_are_found_at_once() -> None:
    wrong = {**difference(10), "low": 11, "evidence_until_month": 0}
    found = {problem.place for problem in problems(changed(f"{PILL}.benefit.male", wrong))}
    assert {f"{PILL}.benefit.male.low", f"{PILL}.benefit.male.evidence_until_month"} <= found
