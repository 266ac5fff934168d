"""What PyInstaller would collect and nobody needs. Each line says why it can go.

Nothing here is a guess that only a user would disprove: the smoke test of the built program opens a
window, simulates and exports without it, and `libraries` checks that nothing left needs it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

from tools.process import ROOT

TRANSLATIONS = ROOT / "resources" / "translations"

EXCLUDED_MODULES = (
    # Work on other programs, dragged in by optional imports. Not pydoc and unittest: pyqtgraph.
    "setuptools", "distutils", "pkg_resources", "_distutils_hack", "numpy.f2py", "packaging",
    "pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter",
    "tkinter", "IPython", "matplotlib", "scipy", "PIL", "OpenGL",
    # The network: the program has no use for it, so what ships cannot use it either.
    "ssl", "_ssl", "PySide6.QtNetwork", "xmlrpc", "ftplib", "smtplib", "imaplib", "asyncio",
    "http.server", "http.cookiejar", "socketserver", "webbrowser",
    # For who works on a program: interactive help, debuggers, tests of docstrings, of numpy.
    "pydoc_data", "pdb", "bdb", "doctest", "numpy.testing", "numpy.polynomial",
    # Parts of Qt that nothing imports. Not QtOpenGL, which pyqtgraph does import.
    "PySide6.QtTest",
    # Each brings a library of the system: OpenSSL (hashlib has its own code), readline, bz2, xz.
    "_hashlib", "readline", "_bz2", "_lzma", "sqlite3", "_sqlite3", "_uuid", "curses", "_curses",
)  # fmt: skip

UNUSED_HOOKS = frozenset(
    {
        # They import multiprocessing, inspect and pkgutil before the first line of the program, to
        # mend what it does not use in a frozen program: worker processes, source text, plugins.
        "pyi_rth_multiprocessing",
        "pyi_rth_inspect",
        "pyi_rth_pkgutil",
        "pyi_rth_pyqtgraph_multiprocess",
    }
)

KEPT_PLUGINS: dict[str, frozenset[str] | None] = {
    # A screen, and none: offscreen is for the command line's PDF and for the smoke test.
    "platforms": frozenset({"xcb", "wayland", "offscreen", "windows", "cocoa"}),
    "platformthemes": None,
    "platforminputcontexts": frozenset({"composeplatforminputcontextplugin", "ibus"}),
    "printsupport": None,
    "styles": None,
    "iconengines": frozenset({"svgicon"}),
    "imageformats": frozenset({"svg", "jpeg"}),  # a PDF keeps pictures as JPEG
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "wayland-decoration-client": None,
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
}
"""Folders of Qt plugins, and which of them by part of the name; None for all.

Not here: tls and networkinformation (no network), generic and egldeviceintegrations (no desktop),
xcbglintegrations (nothing is drawn by OpenGL, and looking for it takes time at every start).
"""

KEPT_SYSTEM_LIBRARIES = frozenset({"libffi"})
"""Not on every desktop under one name. The others are the system's to bring, and to mend."""

_UNUSED_QT = frozenset(
    {"Network", "Test", "EglFSDeviceIntegration", "EglFsKmsSupport", "Quick",
     "Qml", "QmlModels", "QmlMeta", "QmlWorkerScript", "VirtualKeyboard", "VirtualKeyboardQml",
     "Pdf", "WlShellIntegration"}
)  # fmt: skip


def is_kept(target: str, source: str, own: Collection[str]) -> bool:
    """Says whether a collected file belongs in the bundle.

    Args:
        target: Where it goes, relative to the bundle.
        source: Where it comes from; empty for what PyInstaller makes.
        own: Folders whose libraries are the program's: the environment's and Python's.
    """
    path = PurePath(target.replace("\\", "/"))
    if "plugins" in path.parts:
        return _plugin_is_kept(path)
    if path.parts[0] == "PySide6" and "translations" in path.parts:
        return _is_spoken(path)
    if _qt_module(path.name) in _UNUSED_QT or path.name == "opengl32sw.dll":
        return False
    if path.parts[:1] == ("pyqtgraph",):
        return path.parts[1:2] == ("icons",) and "peegee" not in path.parts  # not maps, examples
    return _is_own(source, own) or path.name.split(".")[0] in KEPT_SYSTEM_LIBRARIES


def _is_spoken(path: PurePath) -> bool:
    """Says whether Qt's words are in a language that the program's are in too."""
    name, _, language = path.stem.partition("_")
    return name == "qtbase" and (TRANSLATIONS / f"hairchoice_{language}.qm").is_file()


def _plugin_is_kept(path: PurePath) -> bool:
    folder = path.parts[path.parts.index("plugins") + 1]
    if folder not in KEPT_PLUGINS:
        return False
    names = KEPT_PLUGINS[folder]
    return names is None or any(name in path.name for name in names)


def _qt_module(name: str) -> str:
    """Returns `Network` for the file of libQt6Network.so.6, Qt6Network.dll or QtNetwork."""
    stem = name.split(".", maxsplit=1)[0].removeprefix("lib")
    for prefix in ("Qt6", "Qt"):
        if stem.startswith(prefix):
            return stem.removeprefix(prefix)
    return ""


def _is_own(source: str, own: Collection[str]) -> bool:
    """Says whether a file comes with the program, and not with the system that builds it."""
    return not source or any(PurePath(source).is_relative_to(folder) for folder in own)
