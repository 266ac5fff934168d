"""What is printed, as text."""

from __future__ import annotations

from collections.abc import Sequence

from hairchoice.ui.printing.blocks import Block, Hanging, Section, Stack, Text
from hairchoice.ui.printing.figures import Sureness, Swatch
from hairchoice.ui.printing.pages import Pages


def parts(block: Block) -> Sequence[Block]:
    """Returns what a block is made of."""
    if isinstance(block, Section):
        return [block.block]
    return block.blocks if isinstance(block, Stack) else getattr(block, "cells", ())


def texts(block: Block) -> list[str]:
    """Returns all HTML in a block, in reading order."""
    if isinstance(block, Text | Hanging):
        return [block.html]
    if isinstance(block, Swatch):
        return [block.name]
    if isinstance(block, Sureness):
        return [block.certainty]
    return [text for part in parts(block) for text in texts(part)]


def all_texts(pages: Pages) -> list[Text | Hanging]:
    """Returns every paragraph."""

    def within(block: Block) -> list[Text | Hanging]:
        if isinstance(block, Text | Hanging):
            return [block]
        return [text for part in parts(block) for text in within(part)]

    return [text for page in pages.pages for placed in page for text in within(placed.block)]
