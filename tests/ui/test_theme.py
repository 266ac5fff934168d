"""Colours that can be read, measured."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hairchoice import palette
from hairchoice.engine.catalogue import Catalogue
from hairchoice.ui import theme
from hairchoice.ui.charts.ink import screen_ink
from hairchoice.ui.charts.labels import Box
from hairchoice.ui.charts.tornado import Bar, Tornado, paint_tornado
from hairchoice.ui.theme import DARK, LIGHT, Theme, contrast
from hairchoice.ui.widgets.tables import selection_colour


@pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda one: one.name)
def test_text_and_marks_stand_out_from_every_ground(appearance: Theme) -> None:
    grounds = [QColor(appearance.background), QColor(appearance.panel)]
    for ground in [*grounds, selection_colour(appearance)]:
        assert contrast(QColor(appearance.text), ground) >= 7
        assert contrast(QColor(appearance.muted), ground) >= 4.5
    for ground in grounds:
        assert contrast(QColor(appearance.frame), ground) >= 3
        assert contrast(QColor(appearance.accent), ground) >= 4.5
    assert contrast(QColor(appearance.on_accent), QColor(appearance.accent)) >= 4.5


@pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda one: one.name)
def test_every_treatment_can_be_seen(appearance: Theme, catalogue: Catalogue) -> None:
    for treatment in catalogue.treatments:
        colour = theme.treatment_colour(treatment.id, appearance)
        assert contrast(colour, QColor(appearance.background)) >= 3, treatment.id


@pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("strength", [0.0, theme.STEPPED_BACK_OPACITY, 0.6, 0.99])
def test_a_line_that_steps_back_can_still_be_seen(
    qapp: QApplication, appearance: Theme, strength: float, catalogue: Catalogue
) -> None:
    ink = screen_ink(appearance)
    for treatment in catalogue.treatments:
        stepped = ink.faded(treatment.id, strength)
        assert contrast(stepped, QColor(appearance.background)) >= 3, treatment.id


@pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda one: one.name)
def test_the_pale_part_of_a_one_way_bar_is_not_taken_for_the_full_one(
    qapp: QApplication, appearance: Theme, catalogue: Catalogue
) -> None:
    ink = screen_ink(appearance)
    for treatment in catalogue.treatments:
        tornado = Tornado(treatment.id, "", (Bar("", "", "", 0, 20, ""),), 10, "", str, (0, 20))
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        image.fill(ink.ground)
        painter = QPainter(image)
        paint_tornado(painter, Box(0, 0, 400, 200), tornado, ink)
        painter.end()
        middle = round(ink.line_height) + 8 + 12
        row = Counter(image.pixelColor(x, middle).name() for x in range(400))
        del row[ink.ground.name()]
        (one, _), (other, _) = row.most_common(2)
        assert contrast(QColor(one), QColor(other)) >= 1.8, treatment.id


@pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("group", list(QPalette.ColorGroup)[:3], ids=lambda one: one.name)
def test_the_palette_of_the_program_can_be_read(
    appearance: Theme, group: QPalette.ColorGroup
) -> None:
    """Text at 4.5:1 on what it stands on; what is switched off at 3:1."""
    role = QPalette.ColorRole
    shown = theme.qt_palette(appearance)
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.PlaceholderText, role.Base),
        (role.PlaceholderText, role.Window),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
        (role.Link, role.Window),
    ]
    least = 3 if group == QPalette.ColorGroup.Disabled else 4.5
    for above, below in pairs:
        found = contrast(shown.color(group, above), shown.color(group, below))
        assert found >= least, (above.name, below.name, found)


def _seen_by(colour: QColor, deficiency: str) -> tuple[float, float, float]:
    """Returns a colour as people without one kind of cone see it, linear RGB.

    Vienot, Brettel and Mollon 1999, Color Research and Application 24:243.
    """

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(one) for one in (colour.redF(), colour.greenF(), colour.blueF()))
    if deficiency == "protanopia":
        mixed = 0.11238 * red + 0.88762 * green
        return mixed, mixed, 0.00401 * red - 0.00401 * green + blue
    mixed = 0.29275 * red + 0.70725 * green
    return mixed, mixed, -0.02234 * red + 0.02234 * green + blue


def _lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = (min(1.0, max(0.0, one)) for one in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def curve(value: float) -> float:
        return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116

    fx, fy, fz = curve(x), curve(y), curve(z)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


_TOLD_APART = 10.0
"""CIE76 distance: a just noticeable one is about 2.3; lines are thin and apart from each other."""


@pytest.mark.parametrize("appearance", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("deficiency", ["protanopia", "deuteranopia"])
def test_colour_is_never_the_only_way_to_tell_two_treatments_apart(
    appearance: Theme, deficiency: str, catalogue: Catalogue
) -> None:
    """Where two colours look alike, the dashes differ; names at the line ends come on top."""
    seen = {
        one.id: _lab(_seen_by(theme.treatment_colour(one.id, appearance), deficiency))
        for one in catalogue.treatments
    }
    alike = [
        (one, other)
        for one, other in combinations(seen, 2)
        if "none" not in (one, other)  # its long dashes are its own
        and math.dist(seen[one], seen[other]) < _TOLD_APART
        and palette.style(one).dash == palette.style(other).dash
    ]
    assert alike == []


def test_dark_is_dark_even_where_the_desktop_ignores_it(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert theme.apply_theme(qapp, "dark") is DARK
    qtbot.waitUntil(lambda: theme.theme_of(widget) is DARK)
    assert theme.apply_theme(qapp, "light") is LIGHT
    ground = QColor(LIGHT.background)
    qtbot.waitUntil(lambda: widget.palette().color(QPalette.ColorRole.Window) == ground)


def test_the_system_theme_forgets_the_one_before(qapp: QApplication) -> None:
    of_desktop = theme.apply_theme(qapp, "system")
    for other in ("dark", "light"):
        assert theme.apply_theme(qapp, other).name == other
        assert theme.apply_theme(qapp, "system") == of_desktop
