"""What the files of a bundle ask of the system: libraries that must be there, and how new libc is.

A frozen program that starts where it was made proves little: that machine has everything. So what
every library names is held against what the bundle brings and what the package depends on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.process import DevError
from tools.system import QT_NEEDS, Need

_ELF = b"\x7fELF"

LIBC = frozenset(
    {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1",
     "libresolv.so.2", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
)  # fmt: skip

ALSO: Mapping[str, str] = {
    "libgcc_s.so.1": "libgcc-s1",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
"""Libraries that every desktop has, and the packages of them; `tools.system` does not look."""

WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""For the plugins of one kind of desktop, which has them; Qt does without those plugins."""

_GCC = {"8": 25, "9": 28, "11": 29, "12": 30, "13": 32, "14": 33}
"""Releases, and the last digits of the newest GLIBCXX_3.4 of each."""

OPTIONAL = frozenset({"libqgtk3.so"})
"""Plugins that only work where all they need is there, and that Qt passes over elsewhere."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one file asks for.

    Attributes:
        name: Of the file.
        needed: Names of libraries.
        versions: Of symbols, for example GLIBC_2.28.
    """

    name: str
    needed: frozenset[str]
    versions: frozenset[str] = frozenset()


def read(path: Path) -> Asked | None:
    """Returns what a file asks for; None when it is no library or program."""
    from elftools.elf.dynamic import DynamicSection
    from elftools.elf.elffile import ELFFile
    from elftools.elf.gnuversions import GNUVerNeedSection

    with path.open("rb") as file:
        if file.read(len(_ELF)) != _ELF:
            return None
        needed: set[str] = set()
        versions: set[str] = set()
        for section in ELFFile(file).iter_sections():
            if isinstance(section, DynamicSection):
                tags = section.iter_tags("DT_NEEDED")
                needed |= {tag.needed for tag in tags}
            elif isinstance(section, GNUVerNeedSection):
                for _library, symbols in section.iter_versions():
                    versions |= {symbol.name for symbol in symbols}
    return Asked(path.name, frozenset(needed), frozenset(versions))


def read_all(bundle: Path) -> list[Asked]:
    """Returns what every library and program below a folder asks for."""
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    return [asked for path in files if (asked := read(path)) is not None]


def unmet(asked: Iterable[Asked], present: Collection[str]) -> dict[str, list[str]]:
    """Returns the libraries that nobody brings, and who asks for them.

    Args:
        asked: What the bundle's files ask for.
        present: The names of the bundle's files, links too.
    """
    known = LIBC | set(ALSO) | set(WAYLAND) | {need.name for need in QT_NEEDS} | set(present)
    found: dict[str, list[str]] = {}
    for each in asked:
        if each.name not in OPTIONAL:
            for library in each.needed - known:
                found.setdefault(library, []).append(each.name)
    return found


def check(bundle: Path) -> None:
    """Fails when something in a bundle asks for what neither it nor its package brings.

    Raises:
        DevError: It does.
    """
    missing = unmet(read_all(bundle), {path.name for path in bundle.rglob("*")})
    if missing:
        said = "; ".join(f"{library} for {', '.join(who)}" for library, who in missing.items())
        raise DevError(f"the package would lack {said}")


def newest(asked: Iterable[Asked], prefix: str) -> str:
    """Returns the newest version that is asked of a library, `2.28` for `GLIBC_2.28`; 0 for none.

    Args:
        asked: What files ask for.
        prefix: With the underscore.
    """
    versions = [
        version.removeprefix(prefix)
        for each in asked
        for version in each.versions
        if version.startswith(prefix) and version.removeprefix(prefix)[:1].isdigit()
    ]
    return max(versions, key=lambda text: [int(part) for part in text.split(".")], default="0")


def depends(asked: Collection[Asked], needs: Iterable[Need] = QT_NEEDS) -> list[str]:
    """Returns what a Debian package must depend on, newer names first where there are two."""
    runtime = {
        f"libc6 (>= {newest(asked, 'GLIBC_')})",
        f"libstdc++6 (>= {_compiler(newest(asked, 'GLIBCXX_'))})",
    }
    named = {" | ".join(need.packages) for need in needs}
    others = {package for package in ALSO.values() if package != "libstdc++6"}
    return sorted(runtime | named | others)


def _compiler(symbols: str) -> str:
    """The oldest GCC whose C++ library has those symbols."""
    wanted = [int(part) for part in symbols.split(".")]
    return next(gcc for gcc, last in _GCC.items() if wanted <= [3, 4, last])
