"""The command line: the same engine and the same documents, without a display."""

from hairchoice.cli.commands import main

__all__ = ["main"]
