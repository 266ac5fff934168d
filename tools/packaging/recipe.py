"""What `packaging/hairchoice.spec` freezes: scripts, data, names. Runs inside of PyInstaller."""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from tools.environment import Profile
from tools.locks import canonical, locked
from tools.packaging.contents import LICENCES, parts, write_parts
from tools.packaging.product import BUILD, COMMAND, IDENTIFIER, NAME, PACKAGING, filled, version
from tools.packaging.trim import EXCLUDED_MODULES, UNUSED_HOOKS, is_kept
from tools.process import ROOT

__all__ = ["IDENTIFIER", "NAME", "version"]

SOURCE = ROOT / "src"
BENCHMARK = "--benchmark"

Entry = tuple[str, str, str]
"""PyInstaller's: the name in the bundle, the file it comes from, the kind."""

_BUNDLED = Path("hairchoice", "_bundled")


@dataclass(frozen=True)
class Program:
    """One folder with what runs from it.

    Attributes:
        name: Of the folder.
        script: Where it starts.
        executables: Names, and whether each has a console; that matters on Windows only.
        datas: Files or folders, and where they go.
    """

    name: str
    script: Path
    executables: Sequence[tuple[str, bool]]
    datas: list[tuple[str, str]] = field(default_factory=list)


def programs(arguments: Sequence[str]) -> list[Program]:
    """Returns the program, or with `--benchmark` its twin that reports and a bare window."""
    if BENCHMARK in arguments:
        return _benchmark()
    script = Path(__file__).with_name("launch.py")
    return [Program(COMMAND, script, _executables(sys.platform), _datas())]


def _benchmark() -> list[Program]:
    """The programs of the start-up benchmark, which say when they have shown what."""
    from benchmarks import startup

    BUILD.mkdir(parents=True, exist_ok=True)
    found = []
    for name, code, datas in (
        ("own", startup.OWN_CODE, _datas()),
        ("bare", startup.BARE_CODE, []),
    ):
        script = BUILD / f"{name}.py"
        script.write_text(code, encoding="utf-8")
        found.append(Program(name, script, [(name, True)], datas))
    return found


def _executables(platform: str) -> list[tuple[str, bool]]:
    """Windows has two kinds of program: one opens a console, the other has nowhere to print to."""
    if platform == "win32":
        return [(NAME, False), (f"{COMMAND}-cli", True)]
    return [(COMMAND, platform != "darwin")]


def _datas() -> list[tuple[str, str]]:
    """The files that `hairchoice.paths.bundled` finds, and those beside the modules."""
    found = [
        (str(ROOT / "data" / name), str(_BUNDLED / "data"))
        for name in ("treatments.json", "treatments.schema.json")
    ]
    found.append((str(ROOT / "resources"), str(_BUNDLED / "resources")))
    found.append((str(ROOT / "LICENSE"), "."))
    beside = sorted((SOURCE / "hairchoice").rglob("*.txt"))
    return found + [(str(path), str(path.parent.relative_to(SOURCE))) for path in beside]


def excluded_modules() -> list[str]:
    """Returns what must not get in: what nobody needs, and what only making packages needs."""
    wanted_packages = locked(Profile.RUN.lock)
    foreign = [
        module
        for module, owners in metadata.packages_distributions().items()
        if not wanted_packages & {canonical(owner) for owner in owners}
    ]
    return [*EXCLUDED_MODULES, *sorted(foreign)]


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Returns what is left of the collected files once they are trimmed."""
    own = [sys.prefix, sys.base_prefix, str(ROOT)]
    return [entry for entry in entries if is_kept(entry[0], entry[1], own)]


def licences(modules: Iterable[Entry], files: Iterable[Entry]) -> list[Entry]:
    """Writes the licences of what was collected, and returns them as files to be collected."""
    write_parts(parts([name for name, _, _ in modules], [target for target, _, _ in files]))
    target = _BUNDLED / "licences"
    return [(str(target / path.name), str(path), "DATA") for path in sorted(LICENCES.iterdir())]


def wanted_scripts(entries: Iterable[Entry]) -> list[Entry]:
    """Returns the scripts without the hooks that only cost time at every start."""
    return [entry for entry in entries if entry[0] not in UNUSED_HOOKS]


def program_icon() -> str | None:
    """Returns the icon that the executable carries, where the platform has that."""
    suffix = {"win32": "ico", "darwin": "icns"}.get(sys.platform)
    return str(BUILD / "icons" / f"{COMMAND}.{suffix}") if suffix else None


def version_resource() -> str | None:
    """Writes what Windows shows as the properties of the program, and returns where."""
    if os.name != "nt":
        return None
    numbers = ", ".join([*version().split("."), "0"])
    path = BUILD / "version.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = filled(PACKAGING / "windows" / "version.txt.in", NUMBERS=numbers)
    path.write_text(text, encoding="utf-8")
    return str(path)


def info_plist() -> dict[str, object]:
    """Returns what macOS knows about the program: its documents, and that it may be dark."""
    text = filled(PACKAGING / "macos" / "Info.plist.in")
    found: dict[str, object] = plistlib.loads(text.encode())
    return found
