"""`python -m hairchoice.validation [FILE]`: writes docs/validation.md, or the file given."""

from __future__ import annotations

import sys
from pathlib import Path

from hairchoice.engine.load import load_catalogue
from hairchoice.validation.document import write

DOCUMENT = Path("docs", "validation.md")
SAMPLES = Path("..", "shared", "reference")


def main() -> int:
    """Writes the document; run from the root of the checkout."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENT
    text = write(load_catalogue(), SAMPLES, _say)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    _say(f"wrote {target.as_posix()}")
    return 0


def _say(message: str) -> None:
    sys.stderr.write(f"validate: {message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
