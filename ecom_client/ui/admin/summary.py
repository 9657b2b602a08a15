"""The summary of an administrators' table: grouped by one or two columns, as chart and table, leading to its rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ecom_client.data.paging import ViewSource
from ecom_client.data.summary import summarise
from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import Kind
from ecom_client.domain.summary import Figure, Grouping, Summary, SummaryRow, rows_of_group
from ecom_client.ui.admin.summary_words import (
    figure_text,
    figure_word,
    grouping_word,
    groupings_of,
    key_word,
)
from ecom_client.ui.common.charts import MOST_SERIES, Chart, Series
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.progress_line import ProgressLine
from ecom_client.ui.common.query_words import QueryWords
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

_WIDTH, _HEIGHT = 960, 640
_MOST_BARS = 24
_MOST_POINTS = 400


class SummaryDialog(QDialog):
    """Summarises the rows a source shows. `told` says in words what they are narrowed by."""

    #: The rows of a group are wanted: their condition.
    drilled = pyqtSignal(object)

    def __init__(
        self, tasks: Tasks, words: QueryWords, source: ViewSource, told: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._words, self._source = tasks, words, source
        self._shown: Summary | None = None
        self.rows: list[SummaryRow] = []
        self._places: dict[tuple[int, int], SummaryRow] = {}
        self.setObjectName("summaryDialog")
        self.setWindowTitle(_("Summary"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._init_ui(told)
        self._connect_signals()
        self._choose_first()
        self._ask()

    def summary(self) -> Summary:
        """What is chosen."""
        groups = [self.first.currentData(), self.second.currentData()]
        chosen = tuple(dict.fromkeys(group for group in groups if group is not None))
        return Summary(chosen, self.measure.currentData())

    # Building ---------------------------------------------------------------------------------------------

    def _init_ui(self, told: str) -> None:
        theme = current_theme()
        self.first = self._combo("summaryFirst", _("Group by"))
        self.second = self._combo("summarySecond", _("Then by"))
        self.second.addItem(_("nothing else"), None)
        for grouping in groupings_of(self._words):
            for combo in (self.first, self.second):
                combo.addItem(grouping_word(self._words, grouping), grouping)
        self.measure = self._combo("summaryMeasure", _("Reckon up"))
        self.measure.addItem(_("only count"), None)
        for column in self._words.columns:
            if column.kind in (Kind.NUMBER, Kind.MONEY):
                self.measure.addItem(self._words.title(column.name), column.name)
        self.figure = self._combo("summaryFigure", _("In the chart"))
        choices = QHBoxLayout()
        choices.setSpacing(theme.px(MEDIUM))
        for combo in (self.first, self.second, self.measure, self.figure):
            one = QVBoxLayout()
            caption = label(combo.accessibleName(), "caption")
            caption.setBuddy(combo)
            one.addWidget(caption)
            one.addWidget(combo)
            choices.addLayout(one, 1)
        self.progress = ProgressLine()
        self.messages = MessageBar()
        self.fact = label("", "muted", name="summaryFact")
        self.chart = Chart(_("Summary"), "row")
        self.table = QTableWidget()
        self.table.setObjectName("summaryTable")
        self.table.setAccessibleName(_("Summary"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        if (side := self.table.verticalHeader()) is not None:
            side.hide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.chart)
        split.addWidget(self.table)
        self.rows_button = QPushButton(icon("table-eye"), _("Show these rows"))
        self.rows_button.setObjectName("summaryRows")
        self.rows_button.setEnabled(False)
        self.close_button = QPushButton(_("Close"))
        foot = QHBoxLayout()
        foot.addWidget(self.fact, 1)
        for button in (self.rows_button, self.close_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(4 * [theme.px(LARGE)]))
        whole.setSpacing(theme.px(SMALL))
        whole.addLayout(choices)
        whole.addWidget(self.progress)
        if told:
            under = label(_("Only where: {sentence}").format(sentence=told), "muted", name="summaryCondition")
            whole.addWidget(under)
        whole.addWidget(self.messages)
        whole.addWidget(split, 1)
        whole.addLayout(foot)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _combo(self, name: str, words: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _connect_signals(self) -> None:
        for combo in (self.first, self.second, self.measure):
            combo.currentIndexChanged.connect(lambda _place: self._ask())
        self.figure.currentIndexChanged.connect(lambda _place: self._draw())
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.table.cellActivated.connect(lambda place, _column: self._drill(self.rows[place]))
        self.chart.picked.connect(self._on_picked)
        self.rows_button.clicked.connect(self._on_rows_wanted)
        self.close_button.clicked.connect(self.reject)

    def _choose_first(self) -> None:
        """At first by state or kind, where there is one: a few groups that say something."""
        choice = next((c.name for c in self._words.columns if c.kind is Kind.CHOICE), None)
        for place in range(self.first.count()):
            grouping = self.first.itemData(place)
            if isinstance(grouping, Grouping) and grouping.column == choice:
                self.first.setCurrentIndex(place)
                return

    # Asking -----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        summary, source = self.summary(), self._source
        self.progress.set_busy(True)
        self._tasks.query(
            self,
            lambda session: summarise(session, source, summary),
            lambda answer: self._on_answer(summary, *answer),
            self._on_failed,
            key="summary",
        )

    def _on_failed(self, error: Exception) -> None:
        self.progress.set_busy(False)
        self.messages.say("bad", sentence(error))

    def _on_answer(self, summary: Summary, rows: list[SummaryRow], complete: bool) -> None:
        self.progress.set_busy(False)
        self.messages.clear()
        self._shown, self.rows = summary, rows
        words = ngettext("{n} group", "{n} groups", len(rows)).format(n=number(len(rows)))
        self.fact.setText(
            words if complete else _("The first {n} groups; there are more.").format(n=number(len(rows)))
        )
        self._offer_figures(summary)
        self._fill_table(summary)
        self._draw()

    def _offer_figures(self, summary: Summary) -> None:
        before = self.figure.currentData()
        figures = list(Figure) if summary.measure is not None else [Figure.COUNT]
        self.figure.blockSignals(True)
        self.figure.clear()
        for one in figures:
            self.figure.addItem(figure_word(one), one)
        if before is Figure.COUNT or before is None or before not in figures:
            before = Figure.SUM if summary.measure is not None else Figure.COUNT
        self.figure.setCurrentIndex(figures.index(before))
        self.figure.setEnabled(len(figures) > 1)
        self.figure.blockSignals(False)

    def _fill_table(self, summary: Summary) -> None:
        figures = list(Figure) if summary.measure is not None else [Figure.COUNT]
        titles = [grouping_word(self._words, grouping) for grouping in summary.groups]
        titles += [figure_word(one) for one in figures]
        self.table.clear()
        self.table.setColumnCount(len(titles))
        self.table.setRowCount(len(self.rows))
        self.table.setHorizontalHeaderLabels(titles)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        font = current_theme().font("number")
        for line, row in enumerate(self.rows):
            for place, (grouping, key) in enumerate(zip(summary.groups, row.keys, strict=True)):
                self.table.setItem(line, place, QTableWidgetItem(key_word(self._words, grouping, key)))
            for place, one in enumerate(figures, start=len(summary.groups)):
                text = figure_text(self._words, summary.measure, one, row.figure(one))
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(right)
                cell.setFont(font)
                self.table.setItem(line, place, cell)
        for place in range(len(titles)):
            title = self.table.horizontalHeaderItem(place)
            if title is not None:
                left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                title.setTextAlignment(left if place < len(summary.groups) else right)
        if (head := self.table.horizontalHeader()) is not None:
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            for place, grouping in enumerate(summary.groups):
                if grouping.step is not None:
                    head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.rows_button.setEnabled(False)

    # Drawing ----------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        summary = self._shown
        figure = self.figure.currentData()
        if summary is None or figure is None:
            return
        in_time = summary.groups[0].step is not None
        firsts = list(dict.fromkeys(row.keys[0] for row in self.rows))
        firsts = firsts[-_MOST_POINTS:] if in_time else firsts[:_MOST_BARS]
        seconds: list[Any] = [None]
        if len(summary.groups) == 2:
            totals: dict[Any, int] = {}
            for row in self.rows:
                totals[row.keys[1]] = totals.get(row.keys[1], 0) + row.count
            seconds = sorted(totals, key=lambda key: -totals[key])[:MOST_SERIES]
        found = {(row.keys[0], row.keys[1] if len(row.keys) == 2 else None): row for row in self.rows}
        self._places = {}
        series = []
        for place, second in enumerate(seconds):
            values: list[Decimal | int] = []
            for where, first in enumerate(firsts):
                row_ = found.get((first, second))
                if row_ is not None:
                    self._places[where, place] = row_
                values.append((row_.figure(figure) if row_ is not None else None) or 0)
            name = figure_word(figure)
            if len(summary.groups) == 2:
                name = key_word(self._words, summary.groups[1], second)
            series.append(Series(name, values))
        kind = "line" if in_time and len(firsts) > 2 else "row"
        self._new_chart(kind, summary, figure)
        self.chart.set_data([key_word(self._words, summary.groups[0], key) for key in firsts], series)

    def _new_chart(self, kind: Any, summary: Summary, figure: Figure) -> None:
        """A chart keeps its kind for life: another one takes its place."""
        words, measure = self._words, summary.measure
        title = grouping_word(words, summary.groups[0])
        if measure is not None and figure is not Figure.COUNT:
            told = _("{figure} of {column} by {group}").format(
                figure=figure_word(figure), column=words.title(measure), group=title
            )
        else:
            told = _("{figure} by {group}").format(figure=figure_word(figure), group=title)
        chart = Chart(
            told,
            kind,
            value_words=lambda value: figure_text(words, measure, figure, value),
            across=title,
        )
        chart.toggle.hide()
        before = self.chart
        split = before.parentWidget()
        assert isinstance(split, QSplitter)
        split.replaceWidget(split.indexOf(before), chart)
        before.deleteLater()
        self.chart = chart
        chart.picked.connect(self._on_picked)

    # To the rows ------------------------------------------------------------------------------------------

    def _on_selected(self) -> None:
        self.rows_button.setEnabled(bool(self.table.selectedItems()))

    def _on_rows_wanted(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self.rows):
            self._drill(self.rows[place])

    def _on_picked(self, place: int, series: int) -> None:
        row = self._places.get((place, series))
        if row is not None:
            self._drill(row)

    def _drill(self, row: SummaryRow) -> None:
        if self._shown is None:
            return
        try:
            condition = rows_of_group(self._words.subject, self._shown, row.keys)
        except Invalid:
            self.messages.say("warn", _("These rows cannot be asked for by this value."))
            return
        self.drilled.emit(condition)
        self.accept()
