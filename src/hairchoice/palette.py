"""The colour and dash of each treatment: the same on screen, on paper and in the workbook."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Dash = Literal["solid", "dash", "dot", "dash_dot"]

NEUTRAL_LIGHT = "#6B6F76"
NEUTRAL_DARK = "#A3A7AE"
"""Doing nothing is always grey, dashed long."""

# Each is at least 3:1 on the light or the dark background, and any two of one theme are told apart
# with normal sight, without red cones and without green cones: moved as little as needed for that
# from Okabe and Ito's family by a search. tests/ui/test_theme.py holds them to it.
_HUES = (
    ("#118DBA", "#4FAAEA"),  # blue
    ("#D8602B", "#E18035"),  # orange
    ("#007F5F", "#2FB890"),  # green
    ("#8B539A", "#B389C5"),  # purple
    ("#3483CC", "#8ECFF6"),  # sky
    ("#916600", "#E1B342"),  # amber
    ("#A0522E", "#D08A66"),  # red-brown
    ("#00797F", "#52B5B8"),  # teal
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


class Style(Struct, frozen=True):
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
