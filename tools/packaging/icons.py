"""Icons in every size, drawn from the two SVG files by Qt, as the program itself would."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.packaging.product import BUILD, COMMAND, DOCUMENT_ICON, ICON

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
"""Those that the hicolor theme has folders for and desktops ask for."""

WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""At every scale of the taskbar and Explorer."""

FOLDER = BUILD / "icons"


def draw(source: Path, size: int) -> QImage:
    """Returns an SVG file as a square picture with a clear ground.

    Args:
        source: The file.
        size: Pixels on each side.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    return image


def write_hicolor(root: Path, source: Path, context: str, name: str) -> None:
    """Writes a picture in all sizes, and as it is, where the icon theme wants them.

    Args:
        root: The `hicolor` folder.
        source: An SVG file.
        context: `apps` or `mimetypes`.
        name: What desktops ask for.
    """
    for size in SIZES:
        path = root / f"{size}x{size}" / context / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not draw(source, size).save(str(path)):
            raise OSError(f"cannot write {path}")
    path = root / "scalable" / context / f"{name}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(source.read_bytes())


def write_for_executable() -> None:
    """Writes what PyInstaller puts into the executable: .ico on Windows, .icns on macOS."""
    suffix = {"win32": "ico", "darwin": "icns"}.get(sys.platform)
    if suffix is None:
        return
    from PIL import Image

    FOLDER.mkdir(parents=True, exist_ok=True)
    sizes = WINDOWS_SIZES if suffix == "ico" else (16, 32, 64, 128, 256, 512, 1024)
    for source, name in ((ICON, COMMAND), (DOCUMENT_ICON, "document")):
        pictures = [Image.open(io.BytesIO(_png(source, size))) for size in sizes]
        largest, others = pictures[-1], pictures[:-1]
        more = {"sizes": [(size, size) for size in sizes]} if suffix == "ico" else {}
        largest.save(FOLDER / f"{name}.{suffix}", append_images=others, **more)


def _png(source: Path, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(draw(source, size)):
        raise OSError(f"cannot draw {source}: {writer.errorString()}")
    return bytes(content.data())
