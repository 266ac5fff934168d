"""How large the window is before anybody has sized it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from hairchoice.ui.main_window import first_size


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1040), (1280, 800)),
        ((1366, 728), (1280, 688)),
        ((1280, 840), (1280, 800)),
        ((1024, 700), (1024, 660)),
        ((800, 600), (1280, 800)),
    ],
)
def test_all_of_a_new_window_is_on_the_screen(
    screen: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size(QSize(*screen)).toTuple() == size
