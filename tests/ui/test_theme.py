"""Colours that can be read, measured."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hairchoice.engine.catalogue import Catalogue
from hairchoice.ui import theme
from hairchoice.ui.theme import DARK, LIGHT, Theme
from hairchoice.ui.widgets.tables import selection_colour


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    """Returns the contrast ratio of WCAG 2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


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


def test_dark_is_dark_even_where_the_desktop_ignores_it(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert theme.apply_theme(qapp, "dark") is DARK
    qtbot.waitUntil(lambda: theme.theme_of(widget) is DARK)
    assert theme.apply_theme(qapp, "light") is LIGHT
    ground = QColor(LIGHT.background)
    qtbot.waitUntil(lambda: widget.palette().color(QPalette.ColorRole.Window) == ground)
