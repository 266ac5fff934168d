"""Pictures of every view in the sizes, themes, languages and cases that people have.

    python3 dev.py screenshots [CASE...]

Without a CASE all of them are drawn. They are in `output/screens`, one folder each, to be looked at
with fresh eyes: docs/gui-checks.md says what for. Scaling and language hold for a whole process, so
each case is drawn in one of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tools.process import ROOT, DevError, run, say

if TYPE_CHECKING:
    from hairchoice.engine.scenario import Scenario
    from hairchoice.ui.desk import Desk
    from hairchoice.ui.main_window import MainWindow

FOLDER = ROOT / "output" / "screens"

_PATIENCE_MS = 120_000
_EIGHT = (
    "exosomes", "minoxidil_topical_5", "finasteride_oral", "minoxidil_plus_finasteride", "prp",
    "laser_device", "hair_transplant_fue", "dutasteride_oral",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One way in which the window can look.

    Attributes:
        size: In the pixels of a screen that is not scaled.
        scenario: Which comparison, a key of `SCENARIOS`.
        scale: 2 for a screen of twice the dots.
        welcome: Whether nothing was chosen yet.
    """

    size: tuple[int, int] = (1280, 800)
    theme: str = "light"
    locale: str = "en_US"
    scenario: str = "default"
    scale: int = 1
    welcome: bool = field(default=False)


CASES = {
    "normal-light": Case(),
    "normal-dark": Case(theme="dark"),
    "small-light": Case((1024, 640)),
    "small-dark-eight": Case((1024, 640), "dark", scenario="eight"),
    "large-light": Case((1920, 1080)),
    "large-dark": Case((1920, 1080), "dark"),
    "eight": Case(scenario="eight"),
    "eight-large": Case((1920, 1080), scenario="eight"),
    "four-k": Case((3840, 2160)),
    "four-k-doubled": Case((1920, 1080), "dark", scale=2),
    "doubled": Case(scale=2),
    "woman": Case(scenario="woman"),
    "woman-dark": Case((1920, 1080), "dark", scenario="woman"),
    "german": Case(locale="de_DE", scenario="germany"),
    "german-large": Case((1920, 1080), "dark", "de_DE", "germany"),
    "indian": Case(locale="en_IN", scenario="india"),
    "indian-large": Case((1920, 1080), "dark", "en_IN", "india"),
    "welcome-light": Case(welcome=True),
    "welcome-small-dark": Case((1024, 640), "dark", welcome=True),
}


def scenario_of(name: str) -> Scenario:
    """Returns a comparison that is worth looking at."""
    from hairchoice.engine.scenario import Choices, Scenario, default_scenario

    quote = {"exosomes": Choices(quotes={"session": 3000.0}, sessions=3)}
    return {
        "default": default_scenario(),
        "woman": default_scenario("female"),
        "eight": Scenario(treatments=_EIGHT, choices=quote, budget=15_000, years=10),
        "germany": Scenario(country="DE", treatments=_EIGHT[1:6], budget=6000),
        "india": Scenario(country="IN", treatments=_EIGHT[1:7], budget=400_000, years=10),
    }[name]


def main(arguments: Sequence[str]) -> int:
    """Draws the cases, each in a process of its own; with ``--case NAME``, that one in this."""
    if arguments[:1] == ["--case"]:
        draw(arguments[1])
        return 0
    unknown = [name for name in arguments if name not in CASES]
    if unknown:
        raise DevError(f"no case {unknown[0]!r}; there are {', '.join(CASES)}")
    for name in arguments or CASES:
        with tempfile.TemporaryDirectory() as home:
            code = run(
                [sys.executable, "-m", "tools.screenshots", "--case", name],
                cwd=ROOT,
                env=_environment(CASES[name], home),
            )
        if code:
            return code
        say(f"{name}: {FOLDER / name}")
    return 0


def _environment(case: Case, home: str) -> dict[str, str]:
    """A home of its own, so that nobody's settings are seen or changed."""
    folders = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "CACHE")}
    return {
        **os.environ,
        **folders,
        "HOME": home,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QT_SCALE_FACTOR": str(case.scale),
    }


def draw(name: str) -> None:
    """Opens the window of a case and saves a picture of every view."""
    from PySide6.QtCore import QLocale

    from hairchoice.ui import app as program
    from hairchoice.ui.settings import THEME, WELCOMED, Settings

    case = CASES[name]
    QLocale.setDefault(QLocale(case.locale))
    settings = Settings()
    settings.set(WELCOMED, not case.welcome)
    settings.set(THEME, case.theme)
    application = program.make_application()
    window = program.make_window(None if case.welcome else scenario_of(case.scenario))
    window.resize(*case.size)
    window.fill()
    assert window.desk is not None
    desk = window.desk
    _wait(lambda: desk.workspace.settled)
    _draw_views(window, desk, FOLDER / name, welcome=case.welcome)
    desk.close_down()
    application.quit()


def _draw_views(window: MainWindow, desk: Desk, folder: Path, *, welcome: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    centre = desk.centre
    if welcome:
        _save(window, folder / "welcome.png")
        return
    for position in range(centre.tabs.count()):
        centre.show_view(position)
        _wait(lambda: centre.what_changes.idle and not window.busy.isVisible())
        _save(window, folder / f"{position + 1}-{_file_name(centre.tabs.tabText(position))}.png")
    centre.show_view(0)
    centre.over_time.table_button.setChecked(True)
    _save(window, folder / "1-over-time-as-tables.png")
    centre.over_time.table_button.setChecked(False)
    centre.show_economics(True)
    economics = centre.economics
    assert economics is not None
    _wait(lambda: economics.idle and not window.busy.isVisible())
    _save(window, folder / "6-health-economics.png")
    _draw_dialogs(desk, folder)


def _draw_dialogs(desk: Desk, folder: Path) -> None:
    from PySide6.QtWidgets import QApplication, QDialog

    for name, show in (
        ("7-quote-checker", desk.dialogs.check_quote),
        ("8-help", desk.dialogs.show_help),
        ("9-about", desk.dialogs.show_about),
    ):
        show()
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        dialog = next(one for one in shown if isinstance(one, QDialog))
        _save(dialog, folder / f"{name}.png")
        dialog.close()


def _file_name(title: str) -> str:
    return title.lower().replace("&", "").replace(" ", "-")


def _save(widget: object, path: Path) -> None:
    """Saves what is shown once everything that was waiting to be painted is."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    assert isinstance(widget, QWidget)
    QTest.qWait(250)
    if not widget.grab().save(str(path)):
        raise DevError(f"{path} cannot be written")


def _wait(ready: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    for _turn in range(_PATIENCE_MS // 20):
        QTest.qWait(20)
        if ready():
            return
    raise DevError("the window did not get ready")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
