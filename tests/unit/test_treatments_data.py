"""What the data file that comes with the program must say, whoever edits it next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from hairchoice.engine.catalogue import (
    Catalogue,
    Combination,
    CostItem,
    Difference,
    NoBenefit,
    Treatment,
    UnknownBenefit,
    json_schema,
)
from hairchoice.engine.catalogue_check import problems
from hairchoice.engine.json_file import decode
from hairchoice.engine.scenario import DEFAULT_TREATMENTS
from hairchoice.paths import bundled

DATA = bundled("data", "treatments.json")
SCHEMA = bundled("data", "treatments.schema.json")

TREATMENTS = [
    "none",
    "minoxidil_topical_5",
    "minoxidil_topical_2",
    "minoxidil_oral",
    "finasteride_oral",
    "finasteride_topical",
    "dutasteride_oral",
    "minoxidil_plus_finasteride",
    "spironolactone",
    "laser_device",
    "prp",
    "microneedling",
    "microneedling_plus_minoxidil",
    "exosomes",
    "hair_transplant_fue",
    "hair_transplant_fut",
    "transplant_with_medicines",
    "ketoconazole_shampoo",
    "saw_palmetto",
    "scalp_micropigmentation",
    "hair_system",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return decode(DATA.read_bytes(), Catalogue)


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(DATA.read_bytes())
    return content


def objects(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Yields every JSON object with its place."""
    if isinstance(value, dict):
        yield place, value
        for key, item in value.items():
            yield from objects(item, f"{place}/{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from objects(item, f"{place}/{position}")


def unindented(value: Any) -> Any:  # noqa: ANN401
    """A schema whose descriptions, taken from docstrings, do not depend on the Python version."""
    if isinstance(value, dict):
        return {key: unindented(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unindented(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def words(treatment: Treatment) -> str:
    """Everything a reader is told of a treatment, in lower case."""
    texts: list[str] = [treatment.name, treatment.summary, treatment.effort.text]
    texts += [*treatment.unknown, *treatment.questions]
    texts += [f"{harm.what} {harm.frequency}" for harm in treatment.harms]
    texts += [approval.text for approval in treatment.regulatory]
    for benefit in treatment.benefit.values():
        if isinstance(benefit, Difference | UnknownBenefit):
            texts += [reported.text for reported in benefit.reported]
        if isinstance(benefit, Difference):
            texts.append(benefit.certainty_reason)
    return " ".join(texts).lower()


def status(treatment: Treatment, jurisdiction: str) -> set[str]:
    return {a.status for a in treatment.regulatory if a.jurisdiction == jurisdiction}


def main_item(treatment: Treatment) -> CostItem:
    return next(item for item in treatment.costs if not item.optional)


# The file as a whole


def test_the_checker_finds_nothing(catalogue: Catalogue) -> None:
    assert [str(problem) for problem in problems(catalogue)] == []


def test_the_schema_is_the_one_of_the_types() -> None:
    written = json.loads(SCHEMA.read_bytes())
    assert unindented(written) == unindented(json.loads(json.dumps(json_schema())))


def test_the_treatments_are_complete_and_in_order(catalogue: Catalogue) -> None:
    assert [treatment.id for treatment in catalogue.treatments] == TREATMENTS


def test_every_number_has_a_source_or_an_assumption(raw: dict[str, Any]) -> None:
    unexplained = [
        place
        for place, found in objects(raw)
        if any(isinstance(v, int | float) for k, v in found.items() if k not in ("year", "single"))
        and not isinstance(found.get("optional"), bool)
        and not found.get("sources")
        and not found.get("assumption")
    ]
    assert unexplained == []


def test_low_typical_and_high_are_in_order(raw: dict[str, Any]) -> None:
    ranges = [(place, found) for place, found in objects(raw) if {"low", "high"} <= found.keys()]
    numbers = [(place, f) for place, f in ranges if not isinstance(f["low"], dict)]
    assert len(numbers) > 100
    for place, found in numbers:
        middle = found.get("typical", found.get("value"))
        assert found["low"] <= middle <= found["high"], place


def test_every_source_is_used_and_every_id_leads_to_one(raw: dict[str, Any]) -> None:
    cited = {s for place, found in objects(raw) if place for s in found.get("sources", [])}
    assert cited == set(raw["sources"])


def test_no_source_is_a_code_repository(raw: dict[str, Any]) -> None:
    assert not re.search(r"github\.com|gitlab\.com|repo-file:", json.dumps(raw))


def test_a_new_user_finds_the_treatments_of_the_first_comparison(catalogue: Catalogue) -> None:
    for sex, expected in DEFAULT_TREATMENTS.items():
        offered = [treatment.id for treatment in catalogue.offered_to(sex)]
        assert set(expected) <= set(offered)


def test_each_treatment_says_what_is_unknown_and_what_to_ask(catalogue: Catalogue) -> None:
    for treatment in catalogue.treatments:
        assert len(treatment.unknown) >= 2, treatment.id
        assert len(treatment.questions) >= 3, treatment.id


def test_no_text_tells_a_person_what_to_choose(catalogue: Catalogue) -> None:
    advice = re.compile(r"\b(you should choose|choose this|we recommend|best treatment|miracle)\b")
    for treatment in catalogue.treatments:
        assert not advice.search(words(treatment)), treatment.id


# What the question that the program was born from says


def test_exosomes_are_approved_nowhere_and_certainty_is_very_low(catalogue: Catalogue) -> None:
    exosomes = catalogue.treatment("exosomes")
    assert status(exosomes, "US") == {"unapproved"}
    assert not {"approved", "cleared"} & {approval.status for approval in exosomes.regulatory}
    assert {benefit.certainty for benefit in exosomes.benefit.values()} == {"very low"}


def test_exosomes_cost_thousands_a_session(catalogue: Catalogue) -> None:
    item = main_item(catalogue.treatment("exosomes"))
    assert item.basis == "session"
    assert item.prices["US"].typical == 3250
    assert item.prices["US"].high == 10_000


def test_exosomes_rest_on_small_studies_by_people_with_an_interest(catalogue: Catalogue) -> None:
    exosomes = catalogue.treatment("exosomes")
    benefit = exosomes.benefit["male"]
    assert isinstance(benefit, Difference)
    assert (benefit.value, benefit.low, benefit.high) == (8.0, 2.3, 13.7)
    assert (benefit.trials, benefit.participants) == (1, 20)
    assert benefit.evidence_until_month == 4
    assert "clinics or makers with an interest" in words(exosomes)


@pytest.mark.parametrize(
    "said",
    [
        "purity",
        "infection",
        "pain",
        "allergy",
        "long-term effects are not known",
        "unproven, not disproven",
    ],
)
def test_what_is_said_of_exosomes(catalogue: Catalogue, said: str) -> None:
    assert said in words(catalogue.treatment("exosomes"))


@pytest.mark.parametrize("treatment_id", ["minoxidil_topical_5", "finasteride_oral"])
def test_minoxidil_and_finasteride_are_approved_and_long_tested(
    catalogue: Catalogue, treatment_id: str
) -> None:
    treatment = catalogue.treatment(treatment_id)
    for jurisdiction in ("US", "GB", "EU", "IN"):
        assert "approved" in status(treatment, jurisdiction), jurisdiction
    benefit = treatment.benefit["male"]
    assert isinstance(benefit, Difference)
    assert benefit.certainty == "moderate"
    assert benefit.evidence_until_month >= 12
    assert min(a.year for a in treatment.regulatory if a.year and a.jurisdiction == "US") <= 2006


# Decisions where the evidence disagrees


@pytest.mark.parametrize(
    ("treatment_id", "sex", "published", "at_month"),
    [
        ("finasteride_oral", "male", (16.5, 19.8, 23.2), 12),
        ("minoxidil_topical_5", "male", (8.3, 14.7, 21.1), 11),
        ("prp", "male", (6.4, 14.4, 22.4), 6),
        ("exosomes", "male", (2.3, 8.0, 13.7), 4),
    ],
)
def test_the_published_difference_is_the_one_decided_on(
    catalogue: Catalogue,
    treatment_id: str,
    sex: str,
    published: tuple[float, float, float],
    at_month: float,
) -> None:
    benefit = {**catalogue.treatment(treatment_id).benefit}[sex]  # type: ignore[index]
    assert isinstance(benefit, Difference)
    assert (benefit.low, benefit.value, benefit.high) == published
    assert benefit.at_month == at_month


def test_needling_adds_to_minoxidil_and_laser_is_not_offered_with_it(catalogue: Catalogue) -> None:
    combination = catalogue.treatment("microneedling_plus_minoxidil").benefit["male"]
    assert isinstance(combination, Combination)
    assert combination.adds
    assert combination.adds.value == pytest.approx(13.4, abs=0.05)
    for treatment in catalogue.treatments:
        for benefit in treatment.benefit.values():
            if isinstance(benefit, Combination):
                assert "laser_device" not in benefit.parts


def test_what_grows_no_hair_has_a_benefit_of_none(catalogue: Catalogue) -> None:
    for treatment_id in ("none", "scalp_micropigmentation", "hair_system"):
        benefits = catalogue.treatment(treatment_id).benefit
        assert {type(benefit) for benefit in benefits.values()} == {NoBenefit}


# Ten years at typical US prices and counts, main items only, undiscounted (docs/method.md)

MONTHS = 120


def sessions_within(treatment: Treatment, months: int) -> int:
    """Sessions of the typical course and of maintenance that fall into the months."""
    plan = treatment.sessions
    assert plan is not None
    first = int(plan.initial.typical)
    last_of_course = (first - 1) * plan.spacing_months.value
    gap = 12 / plan.maintenance_per_year.typical
    return first + int((months - 1 - last_of_course) // gap)


@pytest.mark.parametrize(
    ("treatment_id", "monthly", "total"),
    [("minoxidil_topical_5", 28.75, 3450), ("finasteride_oral", 10.83, 1299.60)],
)
def test_ten_years_of_a_medicine(
    catalogue: Catalogue, treatment_id: str, monthly: float, total: float
) -> None:
    item = main_item(catalogue.treatment(treatment_id))
    assert item.basis == "month"
    assert item.units is None
    assert item.prices["US"].typical == monthly
    assert MONTHS * monthly == pytest.approx(total)


@pytest.mark.parametrize(
    ("treatment_id", "sessions", "price", "total"),
    [("exosomes", 12, 3250, 39_000), ("prp", 22, 900, 19_800)],
)
def test_ten_years_of_sessions(
    catalogue: Catalogue, treatment_id: str, sessions: int, price: float, total: float
) -> None:
    treatment = catalogue.treatment(treatment_id)
    assert sessions_within(treatment, MONTHS) == sessions
    assert main_item(treatment).prices["US"].typical == price
    assert sessions * price == total


def test_consultations_and_visits_are_not_part_of_the_planned_cost(catalogue: Catalogue) -> None:
    for treatment in catalogue.treatments:
        for item in treatment.costs:
            if item.basis == "visit" or item.id == "consultation":
                assert item.optional, f"{treatment.id}: {item.id}"


# Natural course and stages


def test_the_natural_course_is_the_published_range(catalogue: Catalogue) -> None:
    men = catalogue.natural_course["male"].yearly_decline
    assert (men.low, men.typical, men.high) == (0.034, 0.045, 0.061)
    women = catalogue.natural_course["female"].yearly_decline
    assert women.low == 0.009
    assert women.high <= men.high
    assert women.assumption


def test_the_published_ends_of_the_density_scale(catalogue: Catalogue) -> None:
    assert catalogue.stage("male", "III_vertex").density.value == 172
    assert catalogue.stage("male", "VII").density.value == 47


@pytest.mark.parametrize("stage_id", ["II", "III", "IV", "V", "VI"])
def test_steps_of_density_that_nobody_published_are_assumptions(
    catalogue: Catalogue, stage_id: str
) -> None:
    assert catalogue.stage("male", stage_id).density.assumption
