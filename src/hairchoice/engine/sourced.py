"""A number and where it comes from: what every record of the data file is made of.

A number is a `Quantity` (one figure), a `Triple` (low, typical, high), a `Price`, or a figure of a
larger record that is `Sourced`. Each says where it comes from: ids of sources, or an ``assumption``
with its reason.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

SourceKind = Literal[
    "trial",
    "review",
    "cohort",
    "survey",
    "regulator",
    "guideline",
    "label",
    "clinic page",
    "pharmacy",
    "retailer",
    "price guide",
    "blog",
    "press",
    "unnamed list",
]
Access = Literal["original", "secondary"]
"""Whether the figure was read in the source itself or on a page that reports it."""

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
SourceId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
NonNegative = Annotated[float, msgspec.Meta(ge=0)]
Month = Annotated[float, msgspec.Meta(ge=0, le=600)]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Strict, immutable, keyword-only: a misspelt field in the data file is an error."""


class Source(Record, frozen=True, kw_only=True):
    """Where figures come from.

    Attributes:
        citation: Authors, title or site, journal, year: enough to find it without the link.
        year: Year of publication, or of the price; None when the page shows none.
        doi: Digital object identifier without a resolver address.
        url: http(s) address of the page.
        access: ``secondary`` when the figure was read on a page that reports the source.
        note: What a reader should know before trusting it.
    """

    citation: Text
    kind: SourceKind
    year: Annotated[int, msgspec.Meta(ge=1950, le=2100)] | None = None
    doi: Annotated[str, msgspec.Meta(pattern=r"^10[.][0-9]{4,9}/\S+$")] | None = None
    url: Annotated[str, msgspec.Meta(pattern=r"^https?://\S+$")] | None = None
    access: Access = "original"
    note: str = ""


class Sourced(Record, frozen=True, kw_only=True):
    """A record whose numbers need a source or a stated assumption.

    Attributes:
        sources: Ids in the catalogue's sources.
        assumption: The reason for a figure that no source gives.
        note: How the figure was obtained from the sources, in our words.
    """

    sources: tuple[SourceId, ...] = ()
    assumption: str | None = None
    note: str = ""


class Quantity(Sourced, frozen=True, kw_only=True):
    """One figure."""

    value: float


class Triple(Sourced, frozen=True, kw_only=True):
    """Low, typical and high of an uncertain figure; equal where only one figure is known."""

    low: float
    typical: float
    high: float


class Price(Sourced, frozen=True, kw_only=True):
    """Price of one unit of a cost item in one country, in that country's currency.

    Attributes:
        year: Year of the price; None when the source shows none (the program says so).
        single: Only one figure is known, so low = typical = high.
    """

    low: NonNegative
    typical: NonNegative
    high: NonNegative
    year: Annotated[int, msgspec.Meta(ge=1990, le=2100)] | None = None
    single: bool = False
