"""The printed summary: preview, printer, PDF, and the charts as pictures."""

from __future__ import annotations

from hairchoice.ui.printing.dialogs import print_summary, show_preview
from hairchoice.ui.printing.output import write_chart_pngs, write_pdf

__all__ = ["print_summary", "show_preview", "write_chart_pngs", "write_pdf"]
