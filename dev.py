#!/usr/bin/env python3
"""Work on HairChoice from a checkout: everything else is set up on the way.

Usage:
  python3 dev.py run [ARGS]         run the program; ARGS as for `hairchoice` (try: run --help)
  python3 dev.py test [ARGS]        run the tests; ARGS as for pytest
  python3 dev.py lint               check style, types, layers, the data file and the locks
  python3 dev.py wheel-check        build a wheel and try it away from the checkout
  python3 dev.py package            make the packages of this system in dist/ and try them
  python3 dev.py package-check      install the .deb on a clean Debian, use it, and remove it
  python3 dev.py bench [NAME...]    measure the engine beside others; without a NAME all of it,
                                    which writes docs/performance.md; `frozen` by itself: how
                                    fast the packaged program starts
  python3 dev.py fuzz [--inputs N] [--seconds S] [--guided] [TARGET...]
                                    try bad input; keeps count in docs/reliability.md
  python3 dev.py validate           compare the model with the world; writes docs/validation.md
  python3 dev.py screenshots [CASE...]
                                    draw every view in the sizes, themes and languages that
                                    docs/gui-checks.md lists, into output/screens
  python3 dev.py heard [FILE]       play keys and print what a screen reader says (Linux)
  python3 dev.py faults             inject every fault often; writes docs/reliability.md
  python3 dev.py guards [WORD...]   take away, guard by guard and in a copy, what the fault tests
                                    try, and see them fail; writes docs/reliability.md
  python3 dev.py soak [--actions N] [--seed N]
                                    use the window at random for long, 10,000 actions without an
                                    option; a thousand or more write docs/reliability.md
  python3 dev.py translations       collect what the window says for translators, compile what
                                    they wrote, in resources/translations
  python3 dev.py lock [--upgrade]   lock the dependencies anew

The first time makes .venv and, as root with apt, installs the system libraries that Qt needs.
Needs Python 3.11 or newer and nothing else.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

# Before the imports below, which an older Python cannot read.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("dev.py: HairChoice needs Python 3.11 or newer, this is " + sys.version.split()[0])

from tools import checks, environment, locks, system, translations
from tools import faults as injected
from tools import guards as guarded
from tools.environment import Profile
from tools.packaging import clean_root
from tools.process import ROOT, DevError, run, say

USAGE_ERROR = 2
INTERRUPTED = 130


def run_program(arguments: Sequence[str]) -> int:
    """Open the window, or do what the arguments say; without a screen, the default comparison."""
    system.ensure(system.QT_NEEDS)
    environment.ensure(Profile.RUN)
    if not arguments and not system.has_display(sys.platform, os.environ):
        arguments = _comparison_arguments()
    program = str(environment.script("python"))
    return run([program, "-m", "hairchoice", *arguments], env=environment.program_environment())


def _comparison_arguments() -> list[str]:
    """The program's main job for want of a screen: the numbers, a workbook and a printable page."""
    output = ROOT / "output"
    output.mkdir(exist_ok=True)
    workbook, page = output / "hairchoice.xlsx", output / "hairchoice.pdf"
    say(f"no display, so no window: the default comparison follows, also as {workbook} and {page}")
    return ["compare", "--xlsx", str(workbook), "--pdf", str(page)]


def test(arguments: Sequence[str]) -> int:
    """Run the tests, without a screen unless QT_QPA_PLATFORM names one."""
    system.ensure(system.QT_NEEDS + system.TEST_NEEDS)
    environment.ensure(Profile.DEV)
    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return run([environment.script("python"), "-m", "pytest", *arguments], cwd=ROOT, env=variables)


def lint(arguments: Sequence[str]) -> int:
    """Check everything that can be checked without running the program."""
    _expect_none(arguments)
    environment.ensure(Profile.DEV)
    return checks.lint()


def wheel_check(arguments: Sequence[str]) -> int:
    """Prove that what people install works without the checkout."""
    _expect_none(arguments)
    environment.ensure(Profile.DEV)
    checks.wheel_check()
    return 0


def package(arguments: Sequence[str]) -> int:
    """Make what people install, from the frozen program to archive and installer."""
    _expect_none(arguments)
    return _in_package_environment("tools.packaging")


def _in_package_environment(module: str) -> int:
    system.ensure(system.QT_NEEDS + system.PACKAGE_NEEDS)
    environment.ensure(Profile.PACKAGE)
    python = environment.script("python", Profile.PACKAGE.venv)
    return run([python, "-m", module], cwd=ROOT, env=environment.program_environment())


def package_check(arguments: Sequence[str]) -> int:
    """Prove that the .deb works where nothing else is, and that it leaves nothing behind."""
    _expect_none(arguments)
    system.ensure(system.ROOT_NEEDS)
    clean_root.check()
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Measure the engine beside other packages, which get an environment of their own.

    `frozen` alone needs what makes packages, and none of the others.
    """
    if list(arguments) == ["frozen"]:
        return _in_package_environment("benchmarks.frozen")
    environment.ensure(Profile.BENCH)
    python = environment.script("python", Profile.BENCH.venv)
    variables = environment.program_environment()
    return run([python, "-m", "benchmarks", *arguments], cwd=ROOT, env=variables)


def fuzz(arguments: Sequence[str]) -> int:
    """Try bad input; with `--guided` made by atheris, in an environment of its own."""
    profile = Profile.FUZZ if "--guided" in arguments else Profile.DEV
    environment.ensure(profile)
    python = environment.script("python", profile.venv)
    variables = environment.program_environment()
    return run([python, "-m", "fuzz", *arguments], cwd=ROOT, env=variables)


def validate(arguments: Sequence[str]) -> int:
    """Compare the model with trials, hand arithmetic and other programs, and write it down."""
    _expect_none(arguments)
    environment.ensure(Profile.DEV)
    python = environment.script("python")
    variables = environment.program_environment()
    return run([python, "-m", "hairchoice.validation"], cwd=ROOT, env=variables)


def screenshots(arguments: Sequence[str]) -> int:
    """Draw every view, to be looked at."""
    system.ensure(system.QT_NEEDS)
    environment.ensure(Profile.DEV)
    python = environment.script("python")
    return run([python, "-m", "tools.screenshots", *arguments], cwd=ROOT)


def heard(arguments: Sequence[str]) -> int:
    """Play keys to the program, and print what a screen reader says."""
    system.ensure(system.QT_NEEDS + system.HEARD_NEEDS)
    environment.ensure(Profile.DEV)
    python = environment.script("python")
    return run([python, "-m", "tools.heard", *arguments], cwd=ROOT)


def faults(arguments: Sequence[str]) -> int:
    """Inject every fault, more often than the tests do."""
    system.ensure(system.QT_NEEDS + system.TEST_NEEDS)
    environment.ensure(Profile.DEV)
    return injected.faults(arguments)


def guards(arguments: Sequence[str]) -> int:
    """See whether the tests notice when a guard is gone."""
    system.ensure(system.QT_NEEDS + system.TEST_NEEDS)
    environment.ensure(Profile.DEV)
    return guarded.guards(arguments)


def soak(arguments: Sequence[str]) -> int:
    """Use the window at random for long, in a home folder of its own."""
    system.ensure(system.QT_NEEDS)
    environment.ensure(Profile.DEV)
    with tempfile.TemporaryDirectory() as home:
        return run(
            [environment.script("python"), "-m", "tools.soak", *arguments],
            cwd=ROOT,
            env={**environment.private_home(Path(home)), "QT_QPA_PLATFORM": "offscreen"},
        )


def translate(arguments: Sequence[str]) -> int:
    """Collect what the window says, and compile the languages there are."""
    _expect_none(arguments)
    environment.ensure(Profile.DEV)
    languages = [path.name for path in translations.update()]
    say(f"{translations.TEMPLATE.name} is up to date; languages: {', '.join(languages) or 'none'}")
    return 0


def lock(arguments: Sequence[str]) -> int:
    """Lock the dependencies anew; `--upgrade` also moves those that have newer versions."""
    locks.regenerate(arguments)
    return 0


def _expect_none(arguments: Sequence[str]) -> None:
    if arguments:
        raise DevError(f"this command takes no arguments: {' '.join(arguments)}")


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run_program,
    "test": test,
    "lint": lint,
    "wheel-check": wheel_check,
    "package": package,
    "package-check": package_check,
    "bench": bench,
    "fuzz": fuzz,
    "screenshots": screenshots,
    "validate": validate,
    "heard": heard,
    "faults": faults,
    "guards": guards,
    "soak": soak,
    "translations": translate,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code, that of the program it ran where there is one."""
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(__doc__)
        return 0
    if name not in COMMANDS:
        say(f"no command {name!r}; there are {', '.join(COMMANDS)}")
        return USAGE_ERROR
    try:
        return COMMANDS[name](rest)
    except DevError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
