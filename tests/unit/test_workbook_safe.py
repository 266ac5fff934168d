"""A file is replaced as a whole or not at all, and text is never a formula."""

from __future__ import annotations

import csv
import errno
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hairchoice.engine.problems import BadInputError
from hairchoice.export.safe import replacing
from hairchoice.export.text import CELL_LIMIT, cell_text, inert, printable

ANY_TEXT = st.text(st.characters(), max_size=200)


def test_a_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old")
    with replacing(path) as temporary:
        assert temporary.parent == tmp_path
        assert temporary.suffix == ".csv"
        temporary.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "private.csv"
    path.write_text("old")
    path.chmod(0o600)
    with replacing(path) as temporary:
        temporary.write_text("new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "real.csv"
    target.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    with replacing(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "not allowed here")],
)
def test_a_failure_while_writing_leaves_the_old_file(
    tmp_path: Path, number: int, says: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old")

    def write_half() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise OSError(number, os.strerror(number))

    with pytest.raises(BadInputError) as caught:
        write_half()
    assert len(caught.value.problems) == 1
    assert says in str(caught.value)
    assert "unchanged" in str(caught.value)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unwritable_folder_gives_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "table.csv"
    monkeypatch.setattr("hairchoice.export.safe.os.open", refuse)
    with pytest.raises(BadInputError, match="not allowed here"), replacing(path):
        pytest.fail("must not be reached")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="there is no folder"), replacing(tmp_path / "no" / "f"):
        pytest.fail("must not be reached")


def test_a_file_in_place_of_the_folder_is_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInputError), replacing(tmp_path / "file" / "f.csv"):
        pytest.fail("must not be reached")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="it is a folder"), replacing(tmp_path):
        pytest.fail("must not be reached")


def test_other_errors_pass_and_leave_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "f"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@given(ANY_TEXT)
def test_text_for_csv_never_begins_a_formula(text: str) -> None:
    safe = inert(text)
    start = safe.lstrip()[:1]
    if start in tuple("=@\t\r"):
        pytest.fail(f"{safe!r} begins a formula")
    if start in tuple("+-"):
        float(safe.partition(" (")[0].replace(",", ""))


@given(ANY_TEXT)
def test_text_for_csv_is_read_back_as_it_was(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([inert(text), "next"])
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert row == [inert(text), "next"]


@given(ANY_TEXT)
def test_printable_text_can_be_written_anywhere(text: str) -> None:
    clean = printable(text)
    clean.encode()
    assert not any(ord(one) < 32 and one not in "\n\t" for one in clean)
    assert printable(clean) == clean


def test_a_cell_holds_no_more_than_it_can() -> None:
    assert len(cell_text("x" * 40_000)) == CELL_LIMIT
    assert cell_text("x" * CELL_LIMIT) == "x" * CELL_LIMIT


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("\x00=1", "'=1"),
        ("-3.5", "-3.5"),
        ("+12", "+12"),
        ("-2+cmd", "'-2+cmd"),
        ("+3.9 (49 %)", "+3.9 (49 %)"),
        ("-1\n=2", "'-1\n=2"),
        (" =1+1", "' =1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("minoxidil", "minoxidil"),
    ],
)
def test_what_is_made_harmless(text: str, safe: str) -> None:
    assert inert(text) == safe
