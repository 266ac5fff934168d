"""The locks in `requirements/`: made from pyproject.toml, and whether they are still in step.

A lock begins with a digest of what it was made from, so that `dev.py lint` notices a dependency
that was changed without locking it, with no network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tools.environment import PYPROJECT, Profile, make_venv, pip, script
from tools.process import ROOT, check, say

HEADER = "# Made by `python3 dev.py lock` from pyproject.toml, inputs"

COMPILE = (
    "pip",
    "compile",
    "--no-config",  # a lock must not depend on the settings of the machine that made it
    "--universal",  # one lock for every platform ...
    "--python-version=3.11",  # ... and every Python from this one on ...
    "--fork-strategy=fewest",  # ... with one version of each package for all of them
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
)


def inputs_digest(pyproject: str) -> str:
    """Digest of the parts of pyproject.toml that decide what is locked."""
    table = tomllib.loads(pyproject)
    project = table["project"]
    inputs = [project["requires-python"], project["dependencies"], table["dependency-groups"]]
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()[:16]


def is_in_step(lock: str, pyproject: str) -> bool:
    """Whether the text of a lock was made from these dependencies."""
    return lock.partition("\n")[0] == f"{HEADER} {inputs_digest(pyproject)}"


def stale() -> list[Path]:
    """The locks that pyproject.toml has moved away from."""
    pyproject = PYPROJECT.read_text(encoding="utf-8")
    locks = (profile.lock for profile in Profile)
    return [lock for lock in locks if not is_in_step(lock.read_text(encoding="utf-8"), pyproject)]


def locked(lock: Path) -> set[str]:
    """The names of the packages in a lock, as `canonical` writes them."""
    text = lock.read_text(encoding="utf-8")
    return {canonical(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def canonical(name: str) -> str:
    """The one spelling of a package's name that all registries agree on."""
    return re.sub(r"[-_.]+", "-", name).lower()


def regenerate(arguments: Sequence[str]) -> None:
    """Lock anew, with uv from a throwaway environment; versions move only with `--upgrade`.

    The other locks are constrained by the program's: all hold the same versions, so that installing
    one over the other changes nothing the program runs on, and the benchmarks measure what is used.
    """
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder)
        make_venv(venv)
        check(pip(venv, "install", "uv"), "cannot install uv")
        uv = script("uv", venv)
        _compile(uv, Profile.RUN, arguments)
        for profile in (Profile.DEV, Profile.BENCH, Profile.PACKAGE, Profile.FUZZ):
            group, constraints = f"--group={profile.value}", f"--constraints={Profile.RUN.lock}"
            _compile(uv, profile, [*arguments, group, constraints])


def _compile(uv: Path, profile: Profile, arguments: Sequence[str]) -> None:
    relative = profile.lock.relative_to(ROOT)
    say(f"locking {relative.as_posix()}")
    # Variables such as UV_INDEX_URL would bring in another machine's registries.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    check(
        [uv, *COMPILE, *arguments, f"--output-file={relative}", PYPROJECT.name],
        f"cannot lock {relative.as_posix()}",
        cwd=ROOT,
        env=environment,
    )
    body = "\n".join(
        line
        for line in profile.lock.read_text(encoding="utf-8").splitlines()
        if not line.startswith(HEADER)
    )
    digest = inputs_digest(PYPROJECT.read_text(encoding="utf-8"))
    profile.lock.write_text(f"{HEADER} {digest}\n{body}\n", encoding="utf-8", newline="\n")
