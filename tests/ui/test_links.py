"""A browser opens on a click, for web pages only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from hairchoice.ui.links import open_web_page
from hairchoice.ui.views.evidence import EvidenceView
from hairchoice.ui.workspace import Workspace


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses handed to the desktop."""
    handed: list[str] = []

    def hand(url: QUrl) -> bool:
        handed.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hand)
    return handed


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG/"])
def test_a_web_page_opens(address: str, opened: list[str]) -> None:
    assert open_web_page(QUrl(address))
    assert opened == [QUrl(address).toString()]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "ms-msdt:/id",
        "smb://host/share",
        "http:",
        "https:///etc/passwd",
        "//example.org/x",
        "/etc/passwd",
        "../x.hairchoice",
        "httpx://example.org",
        " https://example.org\x00file:",
        "",
        "#source1",
    ],
)
def test_nothing_else_does(address: str, opened: list[str]) -> None:
    assert not open_web_page(QUrl(address))
    assert opened == []


def test_evidence_opens_a_page_on_a_click_only(
    qtbot: QtBot, workspace: Workspace, opened: list[str]
) -> None:
    view = EvidenceView()
    qtbot.addWidget(view)
    assert workspace.comparison is not None
    view.set_comparison(workspace.comparison, workspace.catalogue)
    view.set_focus("exosomes")
    assert not view.page.openLinks()
    assert opened == []

    for address in ("file:///etc/passwd", "JAVASCRIPT:alert(1)", "#source1"):
        view.page.anchorClicked.emit(QUrl(address))
    assert opened == []
    view.page.anchorClicked.emit(QUrl("https://example.org/page"))
    assert opened == ["https://example.org/page"]
