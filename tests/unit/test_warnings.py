"""What a reader of the results must know: said when it applies, and only then."""

from __future__ import annotations

import msgspec

from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.scenario import Choices
from tests.catalogues import (
    bundled,
    catalogue,
    combination,
    course,
    difference,
    item,
    nothing,
    price,
    run,
    run_one,
    scenario,
    treatment,
    unknown,
)

PRICED = treatment("x", nothing(), item("month", 5, 10, 30))


def warned(data: Catalogue, **fields: object) -> tuple[str, ...]:
    return run_one(data, scenario("x", **fields)).warnings


def with_price(year: int | None = 2026, single: bool = False) -> Treatment:
    made = msgspec.structs.replace(price(10, year=year), single=single)
    return treatment(
        "x", nothing(), msgspec.structs.replace(item("month", 10), prices={"US": made})
    )


class TestPrices:
    def test_a_price_of_this_year_needs_no_warning(self) -> None:
        assert warned(catalogue(PRICED)) == ()

    def test_a_missing_price_is_named_with_what_to_do(self) -> None:
        assert warned(catalogue(PRICED), country="GB") == (
            (
                "No price known for The month in the United Kingdom: it is left out of the cost. "
                "Enter your clinic's quote."
            ),
        )

    def test_a_price_without_a_date_is_said(self) -> None:
        assert warned(catalogue(with_price(None))) == ("The price of The month has no date.",)

    def test_a_price_more_than_two_years_old_is_said(self) -> None:
        # The catalogue is of 2026.
        assert warned(catalogue(with_price(2023))) == ("The price of The month is from 2023.",)
        assert warned(catalogue(with_price(2024))) == ()

    def test_a_single_price_is_said(self) -> None:
        assert warned(catalogue(with_price(single=True))) == (
            "Only one price is known for The month: real prices vary more.",
        )

    def test_a_quote_needs_no_warning(self) -> None:
        quoted = {"x": Choices(quotes={"month": 9.0})}

        assert warned(catalogue(with_price(2001, single=True)), choices=quoted) == ()


class TestEvidence:
    def test_beyond_the_longest_follow_up_it_says_so(self) -> None:
        data = catalogue(treatment("x", difference(evidence_until=24), course=course()))

        assert warned(data, years=2) == ()
        assert warned(data, years=3) == (
            "The evidence ends at month 24; what is shown after that is not measured.",
        )

    def test_without_a_usable_trial_it_says_so(self) -> None:
        (warning,) = warned(catalogue(treatment("x", unknown(), course=course())))

        assert warning.startswith("No usable trial: neither proven nor disproven.")


class TestPersistence:
    DRUG = treatment("x", nothing(), item("month", 10))
    KNOWN = treatment("y", nothing(), item("month", 10), persistence=[(12, 0.5)])

    def test_where_nobody_knows_how_long_people_stay_it_says_so(self) -> None:
        assert warned(catalogue(self.DRUG), persistence="typical") == (
            "How long people stay on Treatment x is not known: shown as if nobody stops.",
        )
        assert warned(catalogue(self.DRUG)) == ()

    def test_of_a_combination_only_the_part_that_is_not_known_is_named(self) -> None:
        both = treatment("both", combination("x", "y"))
        data = catalogue(self.DRUG, self.KNOWN, both)
        result = run_one(data, scenario("both", persistence="typical"))

        assert [w for w in result.warnings if w.startswith("How long")] == [
            "How long people stay on Treatment x is not known: shown as if nobody stops."
        ]


class TestComparison:
    def test_the_stage_s_density_is_not_the_person_s(self) -> None:
        data = catalogue(PRICED)

        assert any("170 hairs per cm²" in w for w in run(data, scenario("x")).warnings)
        assert not any(
            "hairs per cm²" in w for w in run(data, scenario("x", density=150.0)).warnings
        )

    def test_an_assumed_decline_is_said_unless_it_is_the_person_s_own(self) -> None:
        said = "How fast untreated hair thins is partly an assumption."

        assert said in run(bundled(), scenario("prp")).warnings
        assert said not in run(bundled(), scenario("prp", yearly_decline=0.04)).warnings
