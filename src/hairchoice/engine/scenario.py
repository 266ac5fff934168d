"""What the person chose: themselves, the treatments, their quotes. Frozen, saved as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec

from hairchoice.engine.catalogue import Catalogue, Combination, Grafts, Sex, Stage, Treatment
from hairchoice.engine.json_file import UnfitError, decode, refuse_doubles
from hairchoice.engine.problems import BadInputError, Problem, figure

YEARS = (1, 20)
DRAWS = (100, 100_000)
"""Twenty treatments over twenty years then need less than 500 MB with everything around them."""
TREATMENTS_AT_ONCE = 20
NAME_LIMIT = 200
NOTES_LIMIT = 20_000
DENSITY = (10.0, 400.0)
MONEY_LIMIT = 1e9
SESSIONS_LIMIT = 200
MAINTENANCE_LIMIT = 52
DEFAULT_DRAWS = 16_384
DRAFT_DRAWS = 2048
DEFAULT_STAGE: Mapping[Sex, str] = {"male": "III_vertex", "female": "3"}
DEFAULT_TREATMENTS: Mapping[Sex, tuple[str, ...]] = {
    "male": ("exosomes", "minoxidil_topical_5", "finasteride_oral", "minoxidil_plus_finasteride"),
    "female": ("exosomes", "minoxidil_topical_5", "prp"),
}

_MANY = 1000
"""More than there are treatments or cost items: a file with more is not worth checking."""

Persistence = Literal["planned", "typical"]


class Choices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the person changed about one treatment; None and absent mean "as in the data".

    Attributes:
        quotes: Price by cost item id, in the country's currency; exact, replaces the range.
        sessions: Sessions of the first course.
        maintenance: Sessions a year after it.
        trust: Evidence weight, 0 to 1: how much of the published benefit is counted.
    """

    quotes: Annotated[dict[str, float], msgspec.Meta(max_length=_MANY)] = {}
    sessions: int | None = None
    maintenance: float | None = None
    trust: float | None = None


class Scenario(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One comparison for one person; the content of a ``.hairchoice`` file.

    Attributes:
        name: A name for the printed summary; empty unless typed.
        stage: Id of a stage of the sex.
        density: Today's density of the thinning area, hairs/cm2; None takes the stage's.
        yearly_decline: The person's own yearly decline (0.045 = 4.5 %); None takes the range.
        country: Price book.
        years: Horizon, 1 to 20.
        budget: What the person can spend over the horizon; None when not given.
        visible_share: Smallest difference that counts as visible, as a share of the density.
        persistence: Everyone stays on treatment, or people stop as they typically do.
        price_growth: Yearly growth of prices (0.03 = 3 %).
        discount_rate: Yearly discount rate of costs.
        treatments: Ids in display order, without "none" (doing nothing is always there).
        choices: By treatment id; kept when a treatment is unticked.
        notes: The person's own notes for the consultation.
        seed: Of the random numbers.
        draws: Number of simulated futures.
    """

    format: Literal["hairchoice.scenario/1"] = "hairchoice.scenario/1"
    name: Annotated[str, msgspec.Meta(max_length=NAME_LIMIT)] = ""
    sex: Sex = "male"
    stage: Annotated[str, msgspec.Meta(max_length=30)] = DEFAULT_STAGE["male"]
    density: float | None = None
    yearly_decline: float | None = None
    country: Annotated[str, msgspec.Meta(max_length=10)] = "US"
    years: int = 5
    budget: float | None = None
    visible_share: float = 0.15
    persistence: Persistence = "planned"
    price_growth: float = 0.0
    discount_rate: float = 0.0
    treatments: Annotated[tuple[str, ...], msgspec.Meta(max_length=_MANY)] = DEFAULT_TREATMENTS[
        "male"
    ]
    choices: Annotated[dict[str, Choices], msgspec.Meta(max_length=_MANY)] = {}
    notes: Annotated[str, msgspec.Meta(max_length=NOTES_LIMIT)] = ""
    seed: int = 1
    draws: int = DEFAULT_DRAWS

    @property
    def months(self) -> int:
        """Horizon in months, T."""
        return 12 * self.years

    def chosen(self, treatment_id: str) -> Choices:
        """Returns what was changed about a treatment (nothing, if nothing was)."""
        return self.choices.get(treatment_id, _UNCHANGED)


_UNCHANGED = Choices()


def default_scenario(sex: Sex = "male") -> Scenario:
    """Returns the comparison a new user sees."""
    return Scenario(sex=sex, stage=DEFAULT_STAGE[sex], treatments=DEFAULT_TREATMENTS[sex])


def check_scenario(scenario: Scenario, catalogue: Catalogue) -> None:
    """Checks a scenario against the catalogue.

    Raises:
        BadInputError: With every problem: the field, what is wrong, what is allowed.
    """
    problems = [
        *_person_problems(scenario, catalogue),
        *_setting_problems(scenario),
        *_selection_problems(scenario, catalogue),
        *_choices_problems(scenario, catalogue),
    ]
    if problems:
        raise BadInputError(problems)


def _outside(value: float, low: float, high: float) -> bool:
    """True outside low..high, and for NaN; whole numbers may be too long to be a float."""
    return not low <= value <= high


def _range_problem(
    place: str, value: float | None, low: float, high: float, unit: str = ""
) -> Iterator[Problem]:
    if value is not None and _outside(value, low, high):
        yield Problem(
            place, f"is {figure(value)}; allowed is {figure(low)} to {figure(high)}{unit}"
        )


def _person_problems(scenario: Scenario, catalogue: Catalogue) -> Iterator[Problem]:
    stages = [stage.id for stage in catalogue.stages if stage.sex == scenario.sex]
    if scenario.stage not in stages:
        yield Problem(
            "stage", f"is {scenario.stage!r}; allowed for {scenario.sex} is {', '.join(stages)}"
        )
    if scenario.country not in catalogue.countries:
        yield Problem(
            "country", f"is {scenario.country!r}; allowed is {', '.join(catalogue.countries)}"
        )
    for place, text, limit in (
        ("name", scenario.name, NAME_LIMIT),
        ("notes", scenario.notes, NOTES_LIMIT),
    ):
        if len(text) > limit:
            yield Problem(
                place, f"has {figure(len(text))} characters; allowed is up to {figure(limit)}"
            )
    yield from _range_problem("density", scenario.density, *DENSITY, " hairs/cm2")
    yield from _range_problem("yearly_decline", scenario.yearly_decline, 0, 0.3)
    yield from _range_problem("budget", scenario.budget, 0, MONEY_LIMIT)


def _setting_problems(scenario: Scenario) -> Iterator[Problem]:
    yield from _range_problem("years", scenario.years, *YEARS)
    yield from _range_problem("draws", scenario.draws, *DRAWS)
    yield from _range_problem("seed", scenario.seed, 0, 2**32 - 1)
    yield from _range_problem("visible_share", scenario.visible_share, 0.01, 1)
    yield from _range_problem("price_growth", scenario.price_growth, -0.2, 0.5)
    yield from _range_problem("discount_rate", scenario.discount_rate, 0, 0.5)


def _selection_problems(scenario: Scenario, catalogue: Catalogue) -> Iterator[Problem]:
    known = {treatment.id: treatment for treatment in catalogue.treatments}
    if not scenario.treatments:
        yield Problem("treatments", "is empty; choose at least one treatment")
    if len(scenario.treatments) > TREATMENTS_AT_ONCE:
        yield Problem("treatments", f"allowed is up to {TREATMENTS_AT_ONCE} at once")
    for position, treatment_id in enumerate(scenario.treatments):
        place = f"treatments[{position}]"
        if treatment_id not in known:
            yield Problem(place, f"{treatment_id!r} is not known; allowed is {', '.join(known)}")
        elif scenario.sex not in known[treatment_id].benefit:
            yield Problem(
                place, f"{treatment_id!r} is not offered to {scenario.sex} patients in the data"
            )
        elif not _has_grafts(known[treatment_id], scenario, catalogue):
            stages = [stage.id for stage in catalogue.stages if stage.grafts]
            yield Problem(
                place,
                f"{treatment_id!r} needs a number of grafts, and none is published for stage "
                f"{scenario.stage}; allowed is {', '.join(stages)}",
            )
        if treatment_id in scenario.treatments[:position]:
            yield Problem(place, f"{treatment_id!r} is there twice; once is allowed")


def _has_grafts(treatment: Treatment, scenario: Scenario, catalogue: Catalogue) -> bool:
    """Whether a transplant, alone or in a combination, can be planned at the person's stage."""
    benefit = treatment.benefit[scenario.sex]
    if isinstance(benefit, Combination):
        parts = map(catalogue.treatment, benefit.parts)
        return all(_has_grafts(part, scenario, catalogue) for part in parts)
    if not isinstance(benefit, Grafts):
        return True
    own = (s for s in catalogue.stages if (s.sex, s.id) == (scenario.sex, scenario.stage))
    # An unknown stage is a problem of its own, said elsewhere.
    return all(stage.grafts is not None for stage in own)


def _choices_problems(scenario: Scenario, catalogue: Catalogue) -> Iterator[Problem]:
    known = {treatment.id: treatment for treatment in catalogue.treatments}
    for treatment_id, choices in scenario.choices.items():
        place = f"choices[{treatment_id}]"
        if treatment_id not in known:
            yield Problem(place, f"{treatment_id!r} is not known; allowed is {', '.join(known)}")
        else:
            yield from _choice_problems(place, choices, known[treatment_id])


def _choice_problems(place: str, choices: Choices, treatment: Treatment) -> Iterator[Problem]:
    items = [item.id for item in treatment.costs]
    for item_id, price in choices.quotes.items():
        if item_id not in items:
            allowed = ", ".join(items) or "none: it has no cost items of its own"
            yield Problem(f"{place}.quotes", f"{item_id!r} is not known; allowed is {allowed}")
        yield from _range_problem(f"{place}.quotes[{item_id}]", price, 0, MONEY_LIMIT)
    if treatment.sessions is None and (choices.sessions, choices.maintenance) != (None, None):
        yield Problem(place, f"{treatment.id!r} has no sessions to change")
    yield from _range_problem(f"{place}.sessions", choices.sessions, 1, SESSIONS_LIMIT)
    yield from _range_problem(f"{place}.maintenance", choices.maintenance, 0, MAINTENANCE_LIMIT)
    yield from _range_problem(f"{place}.trust", choices.trust, 0, 1)


def person_stage(scenario: Scenario, catalogue: Catalogue) -> Stage:
    """Returns the person's stage."""
    return catalogue.stage(scenario.sex, scenario.stage)


def start_density(scenario: Scenario, catalogue: Catalogue) -> float:
    """Returns D0, today's density of the thinning area, hairs/cm2."""
    if scenario.density is not None:
        return scenario.density
    return person_stage(scenario, catalogue).density.value


def read_scenario(data: bytes) -> Scenario:
    """Reads the content of a comparison file.

    Raises:
        BadInputError: It is not JSON, or not of this format.
    """
    try:
        scenario = decode(data, Scenario)
        refuse_doubles(data)
    except UnfitError as error:
        raise BadInputError.single("", f"is not a HairChoice comparison: {error}") from error
    return scenario


def write_scenario(scenario: Scenario) -> bytes:
    """Returns the content of a comparison file: readable JSON that ends in a newline.

    Half a surrogate pair, which no file can hold, becomes the replacement character.
    """
    scenario = msgspec.structs.replace(
        scenario, name=whole_text(scenario.name), notes=whole_text(scenario.notes)
    )
    return msgspec.json.format(msgspec.json.encode(scenario), indent=1) + b"\n"


def whole_text(text: str) -> str:
    """Returns text without halves of surrogate pairs: the replacement character in their place."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
