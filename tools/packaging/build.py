"""Makes the packages of the system it runs on, from the frozen program on, and checks each."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools.packaging import archive, bill, debian, libraries, page, trial
from tools.packaging.budget import BUDGETS, MB, check_sizes
from tools.packaging.contents import Part, read_parts
from tools.packaging.freeze import freeze, size
from tools.packaging.icons import write_for_executable
from tools.packaging.other_systems import disk_image, installer
from tools.packaging.product import BUNDLE, COMMAND, DIST, PUBLISHER, version
from tools.process import say
from tools.reliability import machine, table


def stem() -> str:
    """Returns what the names of packages begin with, for example hairchoice-0.1.0-linux-x86_64."""
    return f"{COMMAND}-{version()}-{sys.platform}-{platform.machine().lower()}"


def build() -> list[Path]:
    """Makes everything in `dist/` anew.

    Returns:
        What people download.

    Raises:
        DevError: A step failed, or a package is not as it should be.
    """
    shutil.rmtree(DIST, ignore_errors=True)
    write_for_executable()
    freeze()
    carried = read_parts()
    written = DIST / f"{stem()}.cdx.json"
    bill.write_bill(written, carried, f"{sys.platform}-{platform.machine()}")
    said = trial.smoke()
    made = _PACKAGES[sys.platform](written)
    sizes = {"bundle": size(BUNDLE), **{kind: size(path) for kind, path in made.items()}}
    check_sizes(sizes)
    if sys.platform == "linux":
        page.write("package", report(sizes, made, carried, said))
    if PUBLISHER.is_nobody:
        say("these are for trying only: packaging/publisher.toml does not say yet who publishes")
    for path in made.values():
        say(f"made {path.name}, {size(path) / MB:.1f} MB")
    return [*made.values(), written]


def _linux(written: Path) -> dict[str, Path]:
    """The archive and the package for Debian, which brings the menu entry and its libraries."""
    libraries.check(BUNDLE)
    depends = libraries.depends(libraries.read_all(BUNDLE))
    text = debian.readme(depends)
    (BUNDLE / "README.txt").write_text(text, encoding="utf-8", newline="\n")
    debian.write_tree(BUNDLE, written)
    debian.validate(debian.ROOT_FOLDER / "usr" / "share")
    package = DIST / f"{COMMAND}_{version()}_{debian.architecture()}.deb"
    say("packing (a minute)")
    debian.write_package(package, depends)
    archived = DIST / f"{stem()}.tar.xz"
    archive.write_archive(BUNDLE, archived)
    return {"archive": archived, "deb": package}


_PACKAGES: Mapping[str, Callable[[Path], dict[str, Path]]] = {
    "linux": _linux,
    "win32": lambda _: {"installer": installer(stem())},
    "darwin": lambda _: {"image": disk_image(stem())},
}


def report(
    sizes: Mapping[str, int],
    made: Mapping[str, Path],
    carried: Sequence[Part],
    said: Mapping[str, str],
) -> str:
    """Returns what the page says about a build."""
    names = {"bundle": "dist/hairchoice/"} | {kind: path.name for kind, path in made.items()}
    rows = [
        [
            names[kind],
            f"{taken / MB:.1f} MB",
            f"{BUDGETS[kind].at_most / MB:.0f} MB",
            BUDGETS[kind].reason,
        ]
        for kind, taken in sizes.items()
    ]
    contents = [[one.licence.name, one.licence.version, one.licence.terms] for one in carried]
    smoke = "\n\n".join(
        f"The smoke test on {screen}:\n\n```\n{text.strip()}\n```" for screen, text in said.items()
    )
    return "\n\n".join(
        [
            f"Made on {machine()}.",
            table(["what", ">takes", ">may take", "why that much"], rows),
            smoke,
            f"Parts that others made, {len(carried)}, each with its licence in the package:",
            table(["part", "version", "licence"], contents),
        ]
    )
