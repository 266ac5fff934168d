"""Nobody else on the machine can read what the program keeps, or what it is still writing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from hairchoice import paths
from hairchoice.export.safe import replace_bytes, replacing


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    """New files would be readable by everyone."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    with replacing(tmp_path / "out.csv") as temporary:
        assert mode(temporary) == 0o600
    assert mode(tmp_path / "out.csv") == 0o644


def test_a_file_keeps_the_mode_it_had(tmp_path: Path) -> None:
    path = tmp_path / "mine.hairchoice"
    path.touch(mode=0o640)
    path.chmod(0o640)
    replace_bytes(path, b"new")

    assert (mode(path), path.read_bytes()) == (0o640, b"new")


def test_what_the_program_keeps_is_private(tmp_path: Path) -> None:
    path = tmp_path / "unsaved.hairchoice"
    path.touch(mode=0o644)
    replace_bytes(path, b"new", private=True)

    assert mode(path) == 0o600


def test_names_of_temporary_files_cannot_be_foreseen(tmp_path: Path) -> None:
    names = set()
    for _ in range(20):
        with replacing(tmp_path / "out.csv") as temporary:
            names.add(temporary.name)

    assert len(names) == 20


def test_a_temporary_file_is_never_one_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's file, or a link of theirs, is not written through."""
    monkeypatch.setattr("secrets.token_hex", lambda _count: "foreseen")
    with replacing(tmp_path / "out.csv") as temporary:
        planted = temporary.name
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    (tmp_path / planted).symlink_to(outside)

    with pytest.raises(Exception, match="cannot be written"), replacing(tmp_path / "out.csv"):
        pass
    assert outside.read_bytes() == b"theirs"


def test_folders_of_the_program_s_own_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "HairChoice" / "reports"
    paths.make_private(folder)
    assert mode(folder) == 0o700

    folder.chmod(0o755)  # as an earlier version made it
    paths.make_private(folder)
    assert mode(folder) == 0o700
