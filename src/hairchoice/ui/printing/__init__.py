"""The printed summary: preview, printer, PDF, and the charts as pictures."""

from __future__ import annotations

from hairchoice.ui.printing.dialogs import Printing, print_summary, show_preview
from hairchoice.ui.printing.output import ensure_application, write_pdf
from hairchoice.ui.printing.pictures import write_chart_pictures

__all__ = [
    "Printing",
    "ensure_application",
    "print_summary",
    "show_preview",
    "write_chart_pictures",
    "write_pdf",
]
