"""Light and dark: the colours, type sizes and spacing of everything on the screen.

The whole look goes through `QPalette` and Fusion; there are no stylesheets, because a widget with a
stylesheet keeps its old palette when the theme changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

ThemeChoice = Literal["system", "light", "dark"]

NOTE = 11
BODY = 13
SECTION = 16
HEADLINE = 22
"""Type sizes in pixels at 100 % scaling; there are no others."""

GAP = 8
"""Distance between things; half of it, twice and three times it are the other steps."""

BAND_OPACITY = 0.18
STEPPED_BACK_OPACITY = 0.45
LINE_WIDTH = 2.0
FOCUS_LINE_WIDTH = 3.0


class Theme(NamedTuple):
    """The colours of one appearance, ``#RRGGBB``.

    Attributes:
        background: Of the window and behind the charts.
        panel: Of lists, tables and fields.
        text: At least 7:1 on both.
        muted: Secondary text, at least 4.5:1 on both.
        line: Hairlines, separators, gridlines; never the only carrier of a meaning.
        frame: Outlines of badges and marks, at least 3:1 on both.
        accent: Selection, focus and ticked boxes; not a treatment's colour.
        on_accent: Text on the accent.
    """

    name: Literal["light", "dark"]
    background: str
    panel: str
    text: str
    muted: str
    line: str
    frame: str
    accent: str
    on_accent: str

    @property
    def is_dark(self) -> bool:
        """True for light text on a dark ground."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    background="#FBFAF7",
    panel="#FFFFFF",
    text="#22252A",
    muted="#5C6169",
    line="#E0DDD5",
    frame="#85888E",
    accent="#35597D",
    on_accent="#FFFFFF",
)
DARK = Theme(
    name="dark",
    background="#1B1D20",
    panel="#24272B",
    text="#E8E6E1",
    muted="#A9ACB2",
    line="#383C42",
    frame="#7E848C",
    accent="#9CBBDA",
    on_accent="#16181B",
)


def apply_theme(app: QApplication, choice: ThemeChoice) -> Theme:
    """Gives the whole program the chosen appearance and returns it.

    The desktop is asked for its own dark title bar too, but some ignore that (bare X11, KDE), so
    the palette is always ours.
    """
    hints = app.styleHints()
    if choice == "system":
        hints.unsetColorScheme()
        theme = _of_desktop(app)
    else:
        from PySide6.QtCore import Qt

        theme = DARK if choice == "dark" else LIGHT
        hints.setColorScheme(Qt.ColorScheme.Dark if theme.is_dark else Qt.ColorScheme.Light)
    app.setPalette(qt_palette(theme))
    return theme


def _of_desktop(app: QApplication) -> Theme:
    """Returns the theme nearest to the desktop's; light where it does not say.

    An empty palette is filled by Fusion, which follows the desktop. Asking the style or for the
    colour scheme would load all of QStyle's or of Qt's enumerations before the first frame.
    """
    app.setPalette(QPalette())
    return DARK if app.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def qt_palette(theme: Theme) -> QPalette:
    """Returns the palette that Fusion draws a theme with."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.background,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: "#32363B" if theme.is_dark else "#F1EFEA",
        role.ButtonText: theme.text,
        role.BrightText: theme.text,
        role.Light: "#3A3F45" if theme.is_dark else "#FFFFFF",
        role.Midlight: "#32363B" if theme.is_dark else "#F4F2ED",
        role.Mid: theme.line,
        role.Dark: theme.frame,
        role.Shadow: "#0C0D0E" if theme.is_dark else "#A7A59F",
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
    }
    result = QPalette()
    for colour_role, colour in colours.items():
        result.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.frame))
    return result


def treatment_colour(treatment_id: str, theme: Theme) -> QColor:
    """Returns a treatment's colour on a theme's background."""
    from hairchoice import palette

    style = palette.style(treatment_id)
    return QColor(style.dark if theme.is_dark else style.light)


def pen_style(treatment_id: str) -> Qt.PenStyle:
    """Returns a treatment's dash, its second channel beside the colour."""
    from PySide6.QtCore import Qt

    from hairchoice import palette

    return {
        "solid": Qt.PenStyle.SolidLine,
        "dash": Qt.PenStyle.DashLine,
        "dot": Qt.PenStyle.DotLine,
        "dash_dot": Qt.PenStyle.DashDotLine,
    }[palette.style(treatment_id).dash]


def treatment_pen(treatment_id: str, theme: Theme, width: float = LINE_WIDTH) -> QPen:
    """Returns the pen a treatment is drawn with everywhere on screen."""
    from PySide6.QtCore import Qt

    return QPen(
        treatment_colour(treatment_id, theme),
        width,
        pen_style(treatment_id),
        Qt.PenCapStyle.FlatCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def font(size: int = BODY, *, bold: bool = False, italic: bool = False) -> QFont:
    """Returns the system font in one of the four sizes."""
    result = QFont(QApplication.font())
    result.setPixelSize(size)
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    result.setItalic(italic)
    return result


def table_font(size: int = BODY) -> QFont:
    """Returns the system font with figures of equal width, for columns of numbers."""
    result = font(size)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def set_muted(widget: QWidget) -> None:
    """Draws a widget's text as secondary text; follows later theme changes."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def contrast(one: QColor, other: QColor) -> float:
    """Returns the contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def theme_of(widget: QWidget) -> Theme:
    """Returns the theme that a widget is drawn in, for those that paint themselves."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
