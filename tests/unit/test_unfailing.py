"""A file that tells of a full disk when it is asked, and not before."""

from __future__ import annotations

import errno
import gc
import resource
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hairchoice.export.unfailing import Unfailing


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may have a single byte: not the test report either, so not longer than needed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_is_written_is_there(tmp_path: Path) -> None:
    with Unfailing(tmp_path / "file") as file:
        assert file.write(b"abc") == 3
        file.check()
    assert (tmp_path / "file").read_bytes() == b"abc"


def test_what_was_refused_is_told_when_asked(tmp_path: Path) -> None:
    with full_disk(), Unfailing(tmp_path / "file") as file:
        assert file.write(b"abc") == 3
        assert file.write(b"defg") == 4
        with pytest.raises(OSError, match="too large") as told:
            file.check()
    assert told.value.errno == errno.EFBIG


def test_an_archive_that_is_thrown_away_after_a_refusal_does_not_complain_again(
    tmp_path: Path,
) -> None:
    """What it complained of in its last moment would come to nobody, and count as a mistake."""
    with full_disk(), Unfailing(tmp_path / "file") as file:
        archive = zipfile.ZipFile(file, "w")
        archive.writestr("part", b"text")
        del archive
        gc.collect()
        with pytest.raises(OSError, match="too large"):
            file.check()
