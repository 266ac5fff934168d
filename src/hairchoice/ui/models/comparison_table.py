"""The comparison as a table: one row per treatment, one column per thing people compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from hairchoice.engine.catalogue import Catalogue, Treatment
from hairchoice.engine.result import Comparison, TreatmentResult
from hairchoice.ui import theme, words
from hairchoice.ui.formats import LocaleFormats
from hairchoice.ui.theme import Theme
from hairchoice.ui.widgets.marks import swatch_icon

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
_HARMS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What a cell is made from."""

    result: TreatmentResult
    treatment: Treatment
    comparison: Comparison
    formats: LocaleFormats

    def money(self, value: float) -> str:
        """Returns an amount; the currency stands in the header."""
        return self.formats.axis_number(round(value, 0 if abs(value) >= 100 else 2))


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is compared.

    Attributes:
        key: Names the column in the settings.
        title: ``{currency}`` and ``{years}`` are filled in.
        meaning: For the tool tip.
        text: What the cell says.
        order: What it is sorted by.
        numeric: Right-aligned figures of equal width.
        width: Pixels at 100 %.
    """

    key: str
    title: str
    meaning: str
    text: Callable[[Row], str]
    order: Callable[[Row], float | str]
    numeric: bool = False
    width: int = 200


class Published(IntEnum):
    """Sorts treatments without a figure below those with one."""

    NOTHING = -1000


def _published(row: Row) -> str:
    value = row.result.published_benefit
    if value is None:
        return "no usable trial" if not row.result.benefit_known else "none claimed"
    return row.formats.signed(value, 1)


def _counted(row: Row) -> str:
    if not row.result.benefit_known:
        return "not known"
    share = row.result.evidence_weight
    counted = row.formats.signed(row.result.expected_benefit, 1)
    return counted if share is None else f"{counted} ({row.formats.percent(share)})"


def _range(row: Row) -> str:
    total = row.result.cost_total
    return f"{row.money(total.quantile(10))} to {row.money(total.quantile(90))}"


def _harms(row: Row) -> str:
    sex = row.comparison.scenario.sex
    harms = [harm for harm in row.treatment.harms if harm.sex in (None, sex)]
    shown = [f"{harm.what}: {harm.frequency}" for harm in harms[:_HARMS_SHOWN]]
    more = len(harms) - len(shown)
    return "\n".join([*shown, f"and {more} more (see Evidence)"] if more > 0 else shown)


def _hours(row: Row) -> float:
    hours = row.treatment.effort.hours_per_year
    return hours.value if hours else float("inf")


COLUMNS: tuple[Column, ...] = (
    Column("now", "Cost now, {currency}", "Paid in the first month, on average.",
           lambda row: row.money(float(row.result.cost.mean[0])),
           lambda row: float(row.result.cost.mean[0]), True, 88),
    Column("month", "A month, {currency}", "The average total, spread over the months.",
           lambda row: row.money(row.result.cost_per_month),
           lambda row: row.result.cost_per_month, True, 88),
    Column("total", "In {years}, {currency}", "The average of what is paid in that time.",
           lambda row: row.money(row.result.cost_total.mean),
           lambda row: row.result.cost_total.mean, True, 88),
    Column("range", "8 in 10 pay, {currency}",
           "1 in 10 pay less than the first figure, and 1 in 10 more than the second.",
           _range, lambda row: row.result.cost_total.quantile(90), True, 136),
    Column("visible", "See a change, of 100",
           "Of 100 people like you, how many have visibly more hair than without treatment.",
           lambda row: str(row.result.of_100.visible) if row.result.benefit_known else "not known",
           lambda row: row.result.of_100.visible if row.result.benefit_known else -1, True, 88),
    Column("published", "Published, hairs per cm²",
           "The difference from no treatment that trials report.",
           _published, lambda row: row.result.published_benefit or Published.NOTHING, True, 104),
    Column("counted", "We count, hairs per cm²",
           "What is left of the published figure when the weakness of the evidence is weighed.",
           _counted, lambda row: row.result.expected_benefit, True, 112),
    Column("certainty", "How sure", "How sure anyone can be of the published figure.",
           lambda row: row.result.certainty,
           lambda row: words.DOTS[row.result.certainty], False, 80),
    Column("approval", "Approval", "What the regulator of your country says.",
           lambda row: words.REGULATORY[row.result.regulatory],
           lambda row: row.result.regulatory, False, 128),
    Column("effort", "Effort", "What it asks of you.",
           lambda row: row.treatment.effort.text, _hours),
    Column("harms", "Harms", "Unwanted effects, and how many people have them.",
           _harms, lambda row: len(row.treatment.harms), False, 264),
    Column("unknown", "Not known", "What nobody can tell you yet.",
           lambda row: "\n".join(row.treatment.unknown),
           lambda row: len(row.treatment.unknown), False, 304),
)  # fmt: skip


class ComparisonTable(QAbstractTableModel):
    """Rows are treatments (their names are the row headings), columns are `COLUMNS`."""

    def __init__(self, appearance: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._theme = appearance
        self._formats = LocaleFormats()

    def set_comparison(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Shows another answer; the selection stays while the treatments are the same."""
        rows = [
            Row(result, catalogue.treatment(result.id), comparison, self._formats)
            for result in comparison.treatments
        ]
        same = [row.result.id for row in rows] == [row.result.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
            return
        last = self.index(len(rows) - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def set_theme(self, appearance: Theme) -> None:
        """Draws the lines beside the names in another theme's colours."""
        self._theme = appearance
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def treatment_id(self, row: int) -> str:
        """Returns the id of a row's treatment."""
        return self._rows[row].result.id

    def row_of(self, treatment_id: str) -> int | None:
        """Returns the row of a treatment; None when it is not compared."""
        ids = [row.result.id for row in self._rows]
        return ids.index(treatment_id) if treatment_id in ids else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of treatments."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, sorting key, alignment and font of a cell."""
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == SORT_ROLE:
            return column.order(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.FontRole and column.numeric:
            return theme.table_font()
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles of the columns; names and lines of the treatments."""
        if orientation == Qt.Orientation.Horizontal:
            return self._column_header(section, role)
        return self._row_header(self._rows[section], role)

    def _column_header(self, section: int, role: int) -> object:
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.meaning
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        return None

    def title(self, column: Column) -> str:
        """Returns a column's title with the currency and the years."""
        if not self._rows:
            return column.title
        comparison = self._rows[0].comparison
        years = comparison.scenario.years
        time = f"{years} years" if years > 1 else "1 year"
        return column.title.format(currency=comparison.currency, years=time)

    def _row_header(self, row: Row, role: int) -> str | QIcon | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.result.short_name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.treatment.name
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch_icon(row.result.id, self._theme)
        return None


def best_of_100_sentence(comparison: Comparison) -> str:
    """Says which treatment with usable trials most people see a change with; advises nothing."""
    known = [result for result in comparison.treatments if result.benefit_known]
    unknown = [result for result in comparison.treatments if not result.benefit_known]
    if not known:
        return "None of these treatments has a trial that could be used."
    most = max(result.of_100.visible for result in known)
    if most == 0:
        return "With none of these would even 1 of 100 people like you see a change."
    best = [result.name for result in known if result.of_100.visible == most]
    sentence = (
        f"Most people see a change with {_listed(best)}: {most} of 100 people like you; "
        f"{100 - most} do not."
    )
    if not unknown:
        return sentence
    return f"{sentence} Not known for {_listed([result.name for result in unknown])}."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
