"""A file to write to that fails once, when asked, and not wherever it happens to."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Unfailing(io.FileIO):
    """Takes all that is written; what the disk refused is told by `check`.

    For `zipfile`: after a refusal it writes once more when it is thrown away, and what fails there
    comes to nobody who could catch it.
    """

    def __init__(self, path: Path) -> None:
        """Makes the file, or empties it.

        Raises:
            OSError: It cannot be opened.
        """
        super().__init__(path, "w")
        self._refused: OSError | None = None

    def write(self, data: ReadableBuffer, /) -> int:
        """Writes all of it, or nothing more once something was refused; returns its length."""
        left = memoryview(data)
        try:
            while left and self._refused is None:
                left = left[super().write(left) :]
        except OSError as error:
            self._refused = error.with_traceback(None)  # which would keep who wrote
        return memoryview(data).nbytes

    def check(self) -> None:
        """Tells what was refused.

        Raises:
            OSError: Something was; the first of it.
        """
        if self._refused is not None:
            raise self._refused
