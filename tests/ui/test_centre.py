"""The middle of the window: what is made later looks like what is there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hairchoice import palette
from hairchoice.ui import theme
from hairchoice.ui.centre import Centre
from hairchoice.ui.workspace import Workspace


def test_a_page_that_comes_later_has_the_theme_that_was_chosen_before(
    qtbot: QtBot, workspace: Workspace
) -> None:
    centre = Centre(workspace)
    qtbot.addWidget(centre)
    centre.apply_theme(theme.DARK)  # the palette of the application follows when it can
    card = centre.welcome.cards[0]
    pixmaps = [label.pixmap() for label in card.findChildren(QLabel)]
    lines = [one.toImage() for one in pixmaps if not one.isNull()]
    shown = [one.pixelColor(one.rect().center()).name() for one in lines]
    assert shown == [palette.style(one).dark.lower() for one in card.example.treatments]
