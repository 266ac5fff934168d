"""How cells of the workbook look: type, rules and number formats, each named once."""

from __future__ import annotations

from collections.abc import Mapping

from hairchoice.engine.words import SYMBOLS

Look = Mapping[str, object]

INK = "#1F2933"
MUTED = "#5F6B7A"
RULE = "#C9D1DA"
ACCENT = "#1B3A57"
HEAD_FILL = "#EEF2F6"
INPUT_FILL = "#FFF8D6"
INPUT_INK = "#0B3FAF"
WARNING_INK = "#9A3412"

BASE: Look = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"}
TITLE: Look = {**BASE, "font_size": 18, "bold": True, "font_color": ACCENT, "valign": "vcenter"}
SUBTITLE: Look = {**BASE, "font_size": 11, "font_color": MUTED, "text_wrap": True}
SECTION: Look = {**BASE, "font_size": 12, "bold": True, "font_color": ACCENT, "bottom": 2,
                 "bottom_color": ACCENT, "valign": "bottom"}  # fmt: skip
TEXT: Look = {**BASE, "text_wrap": True, "valign": "vcenter"}
NOTE: Look = {**TEXT, "font_color": MUTED, "italic": True}
BANNER: Look = {**BASE, "bold": True, "font_color": WARNING_INK}
HEAD: Look = {**BASE, "bold": True, "text_wrap": True, "bg_color": HEAD_FILL, "top": 1, "bottom": 1,
              "top_color": ACCENT, "bottom_color": ACCENT, "valign": "vcenter", "align": "left",
              "indent": 1}  # fmt: skip
HEAD_NUMBER: Look = {**HEAD, "align": "right"}
HEAD_MIDDLE: Look = {**HEAD, "align": "center", "indent": 0}
DOTTED: Look = {"bottom": 4, "bottom_color": RULE}
PLAIN: Look = {**TEXT, "align": "left", "indent": 1}
CELL: Look = {**PLAIN, **DOTTED}
CELL_BOLD: Look = {**CELL, "bold": True}
CELL_MUTED: Look = {**CELL, "font_color": MUTED}
CELL_MIDDLE: Look = {**CELL, "align": "center", "indent": 0}
NUMBER: Look = {**CELL, "text_wrap": False, "align": "right"}
NUMBER_MIDDLE: Look = {**CELL_MIDDLE, "text_wrap": False}
GROUP: Look = {**BASE, "bold": True, "font_color": ACCENT, "font_size": 11, "bottom": 1,
               "bottom_color": ACCENT, "valign": "bottom"}  # fmt: skip
LINK: Look = {**CELL, "font_color": "#0B5CAD", "underline": 1}
TOTAL: Look = {"bold": True, "top": 1, "bottom": 6, "top_color": ACCENT, "bottom_color": ACCENT}
INPUT: Look = {"bg_color": INPUT_FILL, "font_color": INPUT_INK, "border": 1, "border_color": RULE,
               "locked": False}  # fmt: skip
MUTED_FIGURE: Look = {"font_color": MUTED}

MARKS: Mapping[str, Look] = {
    "your quote": {"bg_color": "#D6E6FA", "bold": True},
    "your choice": {"bg_color": "#D6E6FA", "bold": True},
    "sourced": {"bg_color": "#DDF0E3"},
    "sourced, one price": {"bg_color": "#DDF0E3"},
    "assumption": {"bg_color": "#FBE3C0", "italic": True},
    "no price: enter a quote": {"bg_color": "#F6D5D5", "bold": True},
}
"""Where a figure comes from, by colour and by word; the words alone do on a grey print."""


def whole_money(currency: str) -> Look:
    """Amounts without cents."""
    return {"num_format": _money_format(currency, "")}


def exact_money(currency: str) -> Look:
    """Amounts to the cent."""
    return {"num_format": _money_format(currency, ".00")}


def figure(decimals: int = 0, *, signed: bool = False) -> Look:
    """Plain numbers with group marks; ``signed`` shows a plus as well."""
    code = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return {"num_format": f'+{code};"−"{code};{code}' if signed else code}


def as_given(value: float | None) -> Look:
    """Group marks, and as many decimals as a figure has, up to four.

    Excel has no format for that: ``#,##0.####`` ends whole numbers with a point.
    """
    decimals = len(f"{value or 0:.4f}".rstrip("0").partition(".")[2])
    return figure(decimals)


def of_100(*, sure: bool) -> Look:
    """People of 100; none or all of the simulated futures is not none or all of the people."""
    return figure() if sure else {"num_format": '[=0]"<1";[=100]">99";0'}


SHARE: Look = {"num_format": "0%"}
RATE: Look = {"num_format": "0.0%"}
AS_TYPED: Look = {"num_format": "General"}
"""As many decimals as are typed."""


def axis_money(currency: str) -> Look:
    """Amounts without cents on a chart's axis, where nothing is a 0."""
    sign = _sign(currency)
    if currency == "INR":
        crores = f"[>=10000000]{sign}##\\,##\\,##\\,##0"
        return {"num_format": f"{crores};[>=100000]{sign}##\\,##\\,##0;{sign}##,##0"}
    return {"num_format": f"{sign}#,##0"}


def _money_format(currency: str, decimals: str) -> str:
    """A nothing is a dash; what is no digit stands in quotes, as Excel is strict about it."""
    sign = _sign(currency)
    if currency == "INR":
        # Rupees are counted in lakhs. A format has room for two conditions only.
        lakhs = f"[>=100000]{sign}##\\,##\\,##0{decimals}"
        return f'[=0]"–";{lakhs};{sign}##,##0{decimals}'
    return f'{sign}#,##0{decimals};"−"{sign}#,##0{decimals};"–"'


def _sign(currency: str) -> str:
    return f'"{SYMBOLS.get(currency, currency + " ")}"'
