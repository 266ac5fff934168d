"""Lets no one in and sends nothing out: what the program's own modules may not even name."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import hairchoice
from hairchoice.engine.scenario import Choices, Scenario, write_scenario
from tests.conftest import Reached

SOURCE = Path(hairchoice.__file__).parent
FORBIDDEN = {
    # Networks
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser",
    "wsgiref", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
    # Programs and objects out of files
    "code", "dill", "joblib", "marshal", "multiprocessing", "pickle", "runpy", "shelve",
    "subprocess",
}  # fmt: skip
SPEAKS_TO_THE_DESKTOP = "ui/knock.py: socket"
"""Sockets of this machine only, as the test below holds."""
CALLS = {"eval", "exec", "compile", "__import__"}
NUMPY_THAT_UNPICKLES = re.compile(r"allow_pickle|read_pickle|to_pickle|np\.load\(")


def modules() -> Iterator[tuple[str, ast.AST, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(SOURCE).as_posix(), ast.parse(text), text


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_module_knows_a_network_or_makes_objects_and_programs_of_files() -> None:
    found = [
        f"{name}: {module}"
        for name, tree, _ in modules()
        for module in imported(tree)
        if any(module == one or module.startswith(f"{one}.") for one in FORBIDDEN)
    ]
    assert found == [SPEAKS_TO_THE_DESKTOP]


def test_the_one_socket_is_of_this_machine() -> None:
    knock = (SOURCE / "ui" / "knock.py").read_text(encoding="utf-8")
    families = set(re.findall(r"AF_\w+|create_connection|socketpair|fromfd", knock))
    assert families == {"AF_UNIX"}
    assert knock.count("socket.socket(") == 1


def test_no_text_is_run_as_a_program() -> None:
    calls = [
        f"{name}:{node.lineno}: {node.func.id}"
        for name, tree, _ in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
    ]
    unpickled = [name for name, _, text in modules() if NUMPY_THAT_UNPICKLES.search(text)]
    assert (calls, unpickled) == ([], [])


def test_links_are_opened_in_one_place() -> None:
    naming = [name for name, _, text in modules() if "QDesktopServices" in text]
    following = [name for name, _, text in modules() if "setOpenExternalLinks(True" in text]
    assert (naming, following) == (["ui/links.py"], [])


REACHES = {
    "connect": "socket.socket().connect(('192.0.2.1', 80))",
    "getaddrinfo": "socket.getaddrinfo('example.org', 443)",
    "gethostbyname": "socket.gethostbyname('example.org')",
    "sendto": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
}


def test_a_test_that_reaches_for_the_network_is_stopped(reached_out: Reached) -> None:
    for reach in (
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=0.1),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
    ):
        with pytest.raises(PermissionError, match="tried to use the network"):
            reach()
    assert len(reached_out.take()) >= 3


@pytest.mark.parametrize("what", REACHES)
def test_a_process_of_a_test_that_reaches_for_the_network_is_stopped_and_told_of(
    reached_out: Reached, what: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import socket; {REACHES[what]}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "a test tried to use the network" in done.stderr
    (told,) = reached_out.take()
    assert told.startswith(f"socket.{what} ")


def test_a_process_of_a_process_that_takes_the_refusal_in_is_told_of(reached_out: Reached) -> None:
    inner = "import contextlib, socket\nwith contextlib.suppress(OSError): " + REACHES["connect"]
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    subprocess.run([sys.executable, "-c", outer], check=True)
    assert len(reached_out.take()) == 1


def test_a_process_with_variables_of_its_own_has_to_keep_the_guard() -> None:
    with pytest.raises(PermissionError, match="do not keep PYTHONPATH"):
        subprocess.run([sys.executable, "-c", ""], env={"PATH": "/usr/bin"}, check=False)


def test_sockets_of_the_machine_itself_are_let_through(tmp_path: Path) -> None:
    """Qt speaks through them to the screen and the desktop."""
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "socket"))
        server.listen()
        client.connect(str(tmp_path / "socket"))


def test_a_comparison_file_holds_what_was_chosen_and_no_more(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "somebody-s-own-name")
    text = write_scenario(Scenario(choices={"prp": Choices(sessions=3)})).decode()

    assert set(re.findall(r'^ "(\w+)":', text, re.MULTILINE)) == {
        "format", "name", "sex", "stage", "density", "yearly_decline", "country", "years",
        "budget", "visible_share", "persistence", "price_growth", "discount_rate", "treatments",
        "choices", "notes", "seed", "draws",
    }  # fmt: skip
    assert set(re.findall(r'"(\w+)":', text[text.index('"choices"') : text.index('"notes"')])) == {
        "choices", "prp", "quotes", "sessions", "maintenance", "trust",
    }  # fmt: skip
    for told in ("somebody-s-own-name", str(home), socket.gethostname()):
        assert told not in text
    assert not re.search(r"20\d\d-\d\d", text)
