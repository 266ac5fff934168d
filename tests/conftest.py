"""What holds for every test: a home of its own, a fixed locale, no network, nothing left running.

Nothing here imports Qt: the unit tests run without it (`pytest -p no:pytest-qt tests/unit`).
Exceptions that nobody caught fail a test elsewhere: those in a slot or an overridden method by
pytest-qt, those in a thread by pytest, whose warning about them is an error here like any other.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings

from tests.no_network import sitecustomize

THREAD_PATIENCE_SECONDS = 2.0

# No deadline: a busy machine is not a bug. On CI the same examples every time: a change is not
# blamed for what chance found in another one's code.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let the settings of pytest-qt stand where it is not loaded, as an unknown one is an error."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "unused without pytest-qt", type="args")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new home folder, so that no test reads or changes what belongs to the person."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)  # Qt warns of any other mode
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)  # the desktop of who runs this
    return folder


@pytest.fixture(autouse=True)
def reached_out(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Reached:
    """What reached for a network during the test, in this process and in those it started."""
    told = tmp_path_factory.mktemp("network") / "reached"
    monkeypatch.setenv(sitecustomize.TELL, str(told))
    monkeypatch.setenv("PYTHONPATH", str(Path(sitecustomize.__file__).parent), prepend=os.pathsep)
    return Reached(told)


class Reached:
    """Says what was reached for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def take(self) -> list[str]:
        """Returns it, and forgets it."""
        found = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        self._file.unlink(missing_ok=True)
        return found


@pytest.fixture(autouse=True)
def _no_network(reached_out: Reached) -> Iterator[None]:
    """Fail a test that tried to reach a network, also when the program took the refusal in."""
    yield
    if found := reached_out.take():
        pytest.fail(f"reached for the network: {', '.join(found)}", pytrace=False)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers and messages come out the same wherever the tests run."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(autouse=True)
def _hooks_restored() -> Iterator[None]:
    """Take back the program's own crash handlers, which would hide a later test's exceptions."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


@pytest.fixture(autouse=True)
def _qt_defaults(home: Path) -> None:
    """Settings in the test's own home and an American locale, where Qt is in use at all."""
    core = _qt_core()
    if core is None:
        return
    core.QLocale.setDefault(core.QLocale("en_US"))
    # Qt reads XDG_CONFIG_HOME for its settings only once, hence the explicit folder.
    for file_format in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
        core.QSettings.setPath(file_format, core.QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(autouse=True)
def _no_threads_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the window that ends while its background work still runs."""
    yield
    core = _qt_core()
    if core is None or not {"qapp", "qtbot"} & set(request.fixturenames):
        return
    deadline = time.monotonic() + THREAD_PATIENCE_SECONDS
    while (running := _running_threads(core)) and time.monotonic() < deadline:
        time.sleep(0.02)
    if running:
        pytest.fail(f"left running: {', '.join(running)}", pytrace=False)


def _qt_core() -> ModuleType | None:
    return sys.modules.get("PySide6.QtCore")


def _running_threads(core: ModuleType) -> list[str]:
    """Every thread and thread pool of Qt's that Python holds and that is at work."""
    pools = [core.QThreadPool.globalInstance(), *_instances(core.QThreadPool)]
    threads = [thread for thread in _instances(core.QThread) if thread.isRunning()]
    main = core.QThread.currentThread()
    return sorted(
        {
            f"{pool!r} with {pool.activeThreadCount()} jobs"
            for pool in pools
            if pool.activeThreadCount()
        }
        | {repr(thread) for thread in threads if thread is not main}
    )


def _instances(kind: type) -> list[Any]:
    # By type() and not isinstance(), which would run the code of lazy objects met on the way.
    # One whose window was deleted is a shell that waits for the collector; nothing runs in it.
    is_valid = sys.modules["shiboken6"].isValid
    found = [one for one in gc.get_objects() if issubclass(type(one), kind)]
    return [one for one in found if is_valid(one)]
