"""The treatment catalogue: the shape of ``data/treatments.json`` as frozen types.

Every number of the program that is not typed in by the user comes from this file, and says where
it comes from: `hairchoice.engine.sourced`. The types check what JSON Schema can check;
`hairchoice.engine.catalogue_check` checks what spans several fields.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from hairchoice.engine.sourced import (
    Id,
    Month,
    Price,
    Quantity,
    Record,
    Share,
    Source,
    Sourced,
    SourceId,
    Text,
    Triple,
)

Sex = Literal["male", "female"]
Certainty = Literal["high", "moderate", "low", "very low"]
Regulatory = Literal[
    "approved", "cleared", "off_label", "practice", "cosmetic", "unapproved", "unknown"
]
Basis = Literal["once", "session", "month", "graft", "visit"]


class CostItem(Record, frozen=True, kw_only=True):
    """Something that is paid for.

    Attributes:
        id: ``session``, ``month``, ``graft``, ``device``, ``operation``, ``consultation``,
            ``visit`` ...: the ITEM of ``--quote ID.ITEM=PRICE``.
        unit: What one price buys, e.g. "one session", "30 tablets of 1 mg".
        basis: When it is paid: once at the start (and again after ``lifetime_years``), at every
            session, every month on treatment, per graft at the start, or ``visits_per_year``.
        units: How many units one payment takes (half a bottle a month); 1 when absent.
        lifetime_years: ``once`` only: after how long it is bought again.
        visits_per_year: ``visit`` only: from month 12 / visits on, evenly spaced.
        shared: Name of a price that several treatments meet together (a dermatologist's fee):
            the same draw serves them all.
        instead_of: Id of the item that this one replaces (a price per operation instead of one per
            graft): of the two only one is paid, the one that is quoted, else the one with a price.
        optional: Not part of the planned cost unless the user quotes a price for it.
        prices: By country code. A country that is missing has no sourced price: enter a quote.
    """

    id: Id
    label: Text
    unit: Text
    basis: Basis
    prices: dict[str, Price]
    units: Triple | None = None
    lifetime_years: Triple | None = None
    visits_per_year: Quantity | None = None
    shared: Id | None = None
    instead_of: Id | None = None
    optional: bool = False


class Sessions(Record, frozen=True, kw_only=True):
    """A course of sessions and what follows it.

    Attributes:
        initial: Number of sessions of the first course (whole numbers).
        spacing_months: Months between them.
        maintenance_per_year: Sessions a year after the course; 0 is none.
        lasts_months: How long the effect is held after the last session.
    """

    initial: Triple
    spacing_months: Quantity
    maintenance_per_year: Triple
    lasts_months: Quantity


class Reported(Sourced, frozen=True, kw_only=True):
    """A published figure that is shown beside the benefit but never used as one."""

    text: Text


class Difference(Sourced, frozen=True, kw_only=True, tag="difference", tag_field="kind"):
    """A published mean difference against a control, hairs/cm2 (model.md section 4).

    Attributes:
        value, low, high: Mean difference and its 95 % confidence interval.
        at_month: Month of the measurement.
        certainty_reason: Why that certainty, in one sentence.
        evidence_until_month: The longest follow-up behind this benefit; later is extrapolation.
        reported: Other published figures that are shown but not used (uncontrolled gains, pooled
            figures with publication bias), one sentence each.
    """

    value: float
    low: float
    high: float
    at_month: Month
    comparator: Text
    trials: Annotated[int, msgspec.Meta(ge=1)] | None
    participants: Annotated[int, msgspec.Meta(ge=1)] | None
    certainty: Certainty
    certainty_reason: Text
    evidence_until_month: Month
    reported: tuple[Reported, ...] = ()


class NoBenefit(Sourced, frozen=True, kw_only=True, tag="none", tag_field="kind"):
    """A benefit for hair density known to be nil (doing nothing, micropigmentation)."""

    reason: Text
    certainty: Certainty = "high"


class UnknownBenefit(Sourced, frozen=True, kw_only=True, tag="unknown", tag_field="kind"):
    """No usable trial: mean 0 with a wide stated spread, drawn hatched, left out of rankings.

    Attributes:
        ignorance_sd: Standard deviation of what the difference could be, hairs/cm2 (an assumption).
        reason: Why no published figure can be used.
    """

    ignorance_sd: Annotated[float, msgspec.Meta(gt=0)]
    reason: Text
    certainty: Certainty = "very low"
    reported: tuple[Reported, ...] = ()


class Grafts(Sourced, frozen=True, kw_only=True, tag="grafts", tag_field="kind"):
    """Moved hair: a count, so it is not shrunk (model.md section 5).

    Attributes:
        survival: Share of grafts that grow.
        hairs_per_graft: Hairs in one graft.
        density_set: Grafts set per cm2; the covered area is grafts over this density.
    """

    survival: Triple
    hairs_per_graft: Triple
    density_set: Triple
    certainty: Certainty
    certainty_reason: Text
    evidence_until_month: Month


class Combination(Sourced, frozen=True, kw_only=True, tag="combines", tag_field="kind"):
    """Catalogue treatments used together (model.md section 5).

    Attributes:
        parts: Ids; the first gives the benefit the others are added to.
        adds: The combination's own published add-on difference; None adds nothing but the parts'
            slowing (and grafts).
    """

    parts: Annotated[tuple[Id, ...], msgspec.Meta(min_length=2)]
    adds: Difference | None
    certainty: Certainty
    certainty_reason: Text
    evidence_until_month: Month


Benefit = Difference | NoBenefit | UnknownBenefit | Grafts | Combination


class Course(Record, frozen=True, kw_only=True):
    """How the benefit comes and goes.

    Attributes:
        onset_month: No difference before it.
        peak_month: Full benefit from here on; not after the trial's month.
        slowing: Share of the natural decline prevented while on treatment, 0 to 1.
        fade_half_life_months: Half-life of the difference after treatment ends.
        setting_sd: Spread between clinics or products, hairs/cm2.
        person_sd: Spread of true response between people, hairs/cm2.
    """

    onset_month: Quantity
    peak_month: Quantity
    slowing: Triple
    fade_half_life_months: Quantity
    setting_sd: Quantity
    person_sd: Quantity


class PersistencePoint(Sourced, frozen=True, kw_only=True):
    """Share of people still on treatment at a month."""

    month: Annotated[float, msgspec.Meta(gt=0, le=600)]
    share: Annotated[float, msgspec.Meta(gt=0, le=1)]


class Harm(Sourced, frozen=True, kw_only=True):
    """A harm with its frequency.

    Attributes:
        of_100: How many of 100 people on treatment; None when no frequency is known.
        control_of_100: The same in the control group, where there was one.
        frequency: Frequency in words, e.g. "13 of 100" or "frequency unknown".
    """

    what: Text
    frequency: Text
    seriousness: Literal["mild", "moderate", "serious"]
    of_100: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    control_of_100: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    sex: Sex | None = None


class Approval(Sourced, frozen=True, kw_only=True):
    """Regulatory position for hair loss in one jurisdiction (US, GB, EU, IN, TR)."""

    jurisdiction: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    status: Regulatory
    text: Text
    year: Annotated[int, msgspec.Meta(ge=1950, le=2100)] | None = None
    sex: Sex | None = None


class Effort(Record, frozen=True, kw_only=True):
    """What the treatment asks of a person."""

    text: Text
    hours_per_year: Quantity | None = None


class Treatment(Record, frozen=True, kw_only=True):
    """One option a person can choose.

    Attributes:
        summary: One line: what it is.
        benefit: By sex. A sex that is missing is not offered the treatment.
        sessions: None for treatments without sessions.
        course: None for kinds without a time course of their own (none, combines).
        persistence: None when no figure was found; then people are taken to stay on it.
        unknown: What nobody knows yet, one sentence each.
        questions: What to ask the clinic or doctor, one each.
    """

    id: Id
    name: Text
    short_name: Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
    summary: Text
    benefit: dict[Sex, Benefit]
    costs: tuple[CostItem, ...]
    effort: Effort
    regulatory: tuple[Approval, ...]
    harms: tuple[Harm, ...]
    unknown: tuple[Text, ...]
    questions: tuple[Text, ...]
    sessions: Sessions | None = None
    course: Course | None = None
    persistence: tuple[PersistencePoint, ...] | None = None

    def approval(self, jurisdiction: str, sex: Sex) -> Approval | None:
        """Returns the position in a jurisdiction: the sex's own before the general one."""
        found = [
            approval
            for approval in self.regulatory
            if approval.jurisdiction == jurisdiction and approval.sex in (sex, None)
        ]
        return min(found, key=lambda approval: approval.sex is None, default=None)


class Stage(Record, frozen=True, kw_only=True):
    """A stage of pattern hair loss on the scale of one sex.

    Attributes:
        density: Density of the thinning area today, hairs/cm2.
        grafts: Grafts of a first transplant at this stage; None where none is offered.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_]+$", max_length=30)]
    sex: Sex
    scale: Literal["Norwood", "Sinclair"]
    label: Text
    description: Text
    density: Quantity
    grafts: Triple | None = None


class NaturalCourse(Record, frozen=True, kw_only=True):
    """Yearly compound decline of density without treatment, as a share (0.045 = 4.5 %)."""

    yearly_decline: Triple


class Country(Record, frozen=True, kw_only=True):
    """A price book: whose prices, in which money, under whose approvals."""

    name: Text
    currency: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
    jurisdiction: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    note: str = ""


class VisibleThreshold(Sourced, frozen=True, kw_only=True):
    """What counts as a visible difference, as a share of today's density."""

    id: Literal["self", "others"]
    share: Share
    label: Text


VersionNumber = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}[.][0-9]{1,2}([.][0-9]+)?$")]
"""Year and month."""


class BiasSd(Record, frozen=True, kw_only=True):
    """Standard deviation of bias by certainty of the evidence, hairs/cm2."""

    high: Quantity
    moderate: Quantity
    low: Quantity
    very_low: Quantity


class Model(Record, frozen=True, kw_only=True):
    """The model's own constants (model.md section 4 to 6), each with its reason."""

    sceptical_prior_sd: Quantity
    bias_sd: BiasSd
    visible: tuple[VisibleThreshold, ...]


class DataVersion(Record, frozen=True, kw_only=True):
    """What a version of the data changed, for those who hold a run code of an earlier one.

    Attributes:
        changes: Sentences for patients.
    """

    version: VersionNumber
    changes: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class Catalogue(Record, frozen=True, kw_only=True):
    """The whole data file.

    Attributes:
        version: Data version, year.month.
        date: Day of the last change, ISO 8601.
        history: Every version from the first to this one.
        treatments: In the order in which they are listed; the order also fixes the colours.
    """

    format: Literal["hairchoice.treatments/1"]
    version: VersionNumber
    date: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    history: tuple[DataVersion, ...] = ()
    model: Model
    countries: dict[str, Country]
    natural_course: dict[Sex, NaturalCourse]
    stages: tuple[Stage, ...]
    treatments: tuple[Treatment, ...]
    sources: dict[SourceId, Source]

    def treatment(self, treatment_id: str) -> Treatment:
        """Returns the treatment of that id.

        Raises:
            KeyError: There is none.
        """
        for treatment in self.treatments:
            if treatment.id == treatment_id:
                return treatment
        raise KeyError(treatment_id)

    def stage(self, sex: Sex, stage_id: str) -> Stage:
        """Returns a sex's stage of that id.

        Raises:
            KeyError: There is none.
        """
        for stage in self.stages:
            if stage.sex == sex and stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def offered_to(self, sex: Sex) -> tuple[Treatment, ...]:
        """Returns the treatments offered to a sex, in catalogue order."""
        return tuple(t for t in self.treatments if sex in t.benefit)


def json_schema() -> dict[str, object]:
    """Returns the JSON Schema of the data file, generated from the types."""
    return msgspec.json.schema(Catalogue)
