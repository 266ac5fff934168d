"""The colour and dash of each treatment: the same on screen, on paper and in the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dash = Literal["solid", "dash", "dot", "dash_dot"]

NEUTRAL_LIGHT = "#6B6F76"
NEUTRAL_DARK = "#A3A7AE"
"""Doing nothing is always grey, dashed long."""

# A colour-blind-safe family; each is at least 3:1 on the light or the dark background.
_HUES = (
    ("#0072B2", "#56A9E0"),  # blue
    ("#C65300", "#F08A3C"),  # orange
    ("#007F5F", "#2FB890"),  # green
    ("#8F5AA8", "#BE93D4"),  # purple
    ("#2A86C8", "#7CC3F0"),  # sky
    ("#94690A", "#D6A93B"),  # amber
    ("#A0522D", "#D08A66"),  # red-brown
    ("#00797F", "#4CB5BB"),  # teal
)
_DASHES: tuple[Dash, ...] = ("solid", "dash", "dot", "dash_dot")

# Treatments that people compare most often get hues that are furthest apart, all solid; the order
# is fixed here, and not by the data file, so that a new treatment never recolours an old one.
_ORDER = (
    "minoxidil_topical_5",
    "exosomes",
    "finasteride_oral",
    "minoxidil_plus_finasteride",
    "laser_device",
    "prp",
    "hair_transplant_fue",
    "dutasteride_oral",
    "minoxidil_topical_2",
    "microneedling",
    "finasteride_topical",
    "minoxidil_oral",
    "spironolactone",
    "ketoconazole_shampoo",
    "transplant_with_medicines",
    "saw_palmetto",
    "hair_system",
    "scalp_micropigmentation",
    "hair_transplant_fut",
    "microneedling_plus_minoxidil",
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a treatment is drawn.

    Attributes:
        light: Colour on a light background and on paper, ``#RRGGBB``.
        dark: Colour on a dark background.
        dash: Second channel: tells apart two treatments of one hue.
    """

    light: str
    dark: str
    dash: Dash


def style(treatment_id: str) -> Style:
    """Returns the fixed style of a treatment; an unknown id gets one from the same family."""
    if treatment_id == "none":
        return Style(NEUTRAL_LIGHT, NEUTRAL_DARK, "dash")
    if treatment_id in _ORDER:
        position = _ORDER.index(treatment_id)
    else:
        position = len(_ORDER) + sum(treatment_id.encode())
    light, dark = _HUES[position % len(_HUES)]
    return Style(light, dark, _DASHES[position // len(_HUES) % len(_DASHES)])
