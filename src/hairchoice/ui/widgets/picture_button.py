"""The button that copies or saves the pictures of a view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from hairchoice.ui.charts import picture
from hairchoice.ui.charts.picture import Drawing


class PictureButton(QPushButton):
    """Offers to copy and save each picture.

    Signals:
        saving: A picture is to be written; what writes it, on any thread, and where to.
    """

    saving = Signal(object, object)

    def __init__(
        self,
        pictures: Sequence[tuple[str, Callable[[], Drawing | None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(self.tr("&Picture"))
        self.setAccessibleName(self.tr("Picture"))
        menu = QMenu(self)
        for title, make in pictures:
            self._add(menu, title if len(pictures) > 1 else "", make)
        self.setMenu(menu)

    def save(self, drawing: Drawing, path: Path) -> None:
        """Paints a picture, and asks for it to be written."""
        path = path if path.suffix else path.with_suffix(".png")
        self.saving.emit(picture.prepared(drawing, path), path)

    def _add(self, menu: QMenu, title: str, make: Callable[[], Drawing | None]) -> None:
        if title:
            menu.addSection(title)
        copy = menu.addAction(self.tr("&Copy picture"))
        copy.triggered.connect(lambda: self._copy(make()))
        save = menu.addAction(self.tr("&Save picture…"))
        save.triggered.connect(lambda: self._ask_and_save(make()))

    def _copy(self, drawing: Drawing | None) -> None:
        if drawing is not None:
            picture.copy(drawing)

    def _ask_and_save(self, drawing: Drawing | None) -> None:
        if drawing is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save picture"),
            f"hairchoice-{drawing.name}.png",
            self.tr("Picture (*.png);;Drawing (*.svg)"),
        )
        if chosen:
            self.save(drawing, Path(chosen))
