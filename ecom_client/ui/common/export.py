"""Taking along what a table shows: its columns, order, filters and condition, as CSV, XLSX or PDF."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ecom_client.data.export import (
    CellKind,
    ExportColumn,
    each_row,
    stopping,
    write_csv,
    write_xlsx,
)
from ecom_client.data.paging import Source
from ecom_client.domain.errors import Cancelled
from ecom_client.ui.common.columns import Column, Kind
from ecom_client.ui.common.dialogs import confirm
from ecom_client.ui.common.export_pdf import MOST_PAPER_ROWS, write_pdf
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.tasks import Job, Tasks
from ecom_client.ui.common.text import _, local, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import MEDIUM, SMALL, WIDE

_KINDS = {
    Kind.NUMBER: CellKind.NUMBER,
    Kind.MONEY: CellKind.MONEY,
    Kind.DELTA: CellKind.MONEY,
    Kind.STARS: CellKind.NUMBER,
    Kind.DATETIME: CellKind.MOMENT,
}


def export_columns(columns: Sequence[Column]) -> list[ExportColumn]:
    """The columns of a table as those of a file; pictures are left out."""
    return [
        ExportColumn(
            column.title(),
            _KINDS.get(column.kind, CellKind.TEXT),
            _value_of(column),
            _text_of(column),
            column.start_width,
        )
        for column in columns
        if column.kind is not Kind.PICTURE
    ]


def _text_of(column: Column) -> Callable[[Any], str]:
    return lambda row: "" if column.value(row) is None else column.text(row)


def _value_of(column: Column) -> Callable[[Any], Any]:
    kind = _KINDS.get(column.kind)
    if kind in (CellKind.NUMBER, CellKind.MONEY):
        return column.value
    if kind is CellKind.MOMENT:

        def moment(row: Any) -> Any:
            value = column.value(row)
            return local(value).replace(tzinfo=None, microsecond=0) if isinstance(value, datetime) else value

        return moment
    return lambda row: None if column.value(row) is None else column.text(row)


class ExportDialog(QDialog):
    """Writes one file off the GUI thread, says how far it is, and can be stopped."""

    #: So many rows are in this file.
    exported = pyqtSignal(int, str)
    #: It did not come to its end; no file is left.
    failed = pyqtSignal(object)
    _counted = pyqtSignal(int)

    def __init__(
        self,
        tasks: Tasks,
        target: Path,
        title: str,
        under: str,
        columns: Sequence[Column],
        source: Source[Any],
        total: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(_("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._target, self._stop = target, threading.Event()
        self._job: Job | None = None
        self._total = total
        self._init_ui()
        self._counted.connect(self._on_counted)
        made = export_columns(columns)
        stop, told = self._stop.is_set, self._counted.emit

        def work(session: Any) -> int:
            rows, tick = each_row(session, source), stopping(stop, told)
            if target.suffix.lower() == ".pdf":
                return write_pdf(target, title, under, made, rows, tick)
            write = write_xlsx if target.suffix.lower() == ".xlsx" else write_csv
            return write(target, made, rows, tick)

        self._job = tasks.long(self, work, self._on_done, self._on_failed)

    def reject(self) -> None:
        """Stop. What is written of the file goes."""
        self._stop.set()
        self.cancel.setEnabled(False)
        if self._job is not None:
            self._job.cancel()

    def _init_ui(self) -> None:
        theme = current_theme()
        self.words = label(_("Writing {file}…").format(file=self._target.name), name="exportWords")
        self.bar = QProgressBar()
        self.bar.setRange(0, max(0, self._total))
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setObjectName("cancelExport")
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(SMALL))
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(WIDE)]))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.setMinimumWidth(theme.px(380))
        self.cancel.clicked.connect(self.reject)

    def _on_counted(self, count: int) -> None:
        self.bar.setMaximum(max(self._total, count))
        self.bar.setValue(count)
        self.words.setText(ngettext("{n} row written", "{n} rows written", count).format(n=number(count)))

    def _on_done(self, count: int) -> None:
        self.exported.emit(count, str(self._target))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        super().reject()


class Exporter:
    """What a page needs to offer exports: asks for a file, never writes over one without asking, says how it went."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def choose(self) -> None:
        """Ask for a file and write it."""
        page = self._page
        kinds = {
            _("Spreadsheet (*.xlsx)"): ".xlsx",
            _("Comma separated values (*.csv)"): ".csv",
            _("Paper, up to {n} rows (*.pdf)").format(n=number(MOST_PAPER_ROWS)): ".pdf",
        }
        dialog = QFileDialog(page, _("Export"), f"{page.title()}.xlsx", ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(
            QFileDialog.Option.DontConfirmOverwrite
        )  # asked below, about the name with its ending
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda name: self.write(_with_ending(Path(name), kinds.get(dialog.selectedNameFilter(), ".csv")))
        )
        dialog.open()

    def write(self, target: Path) -> None:
        """Write this file; one that is there is written over only once that is confirmed."""
        if target.exists():
            confirm(
                self._page,
                _("Replace this file?"),
                _("{file} is there already. What is in it will be lost.").format(file=target.name),
                _("Replace {file}").format(file=target.name),
                lambda: self._begin(target),
                danger=True,
            )
        else:
            self._begin(target)

    def _begin(self, target: Path) -> None:
        page = self._page
        source = page.model.source
        if source is None:
            return
        dialog = ExportDialog(
            page.tasks,
            target,
            page.title(),
            page.export_words(),
            page.table.shown_columns(),
            source,
            page.model.rowCount(),
            page,
        )
        dialog.exported.connect(self._on_exported)
        dialog.failed.connect(self._on_failed)
        dialog.open()

    def _on_exported(self, count: int, file: str) -> None:
        words = ngettext("{n} row is in {file}", "{n} rows are in {file}", count)
        self._page.say("good", words.format(n=number(count), file=Path(file).name))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._page.say("info", _("The export was stopped. No file is left."))
        elif isinstance(error, OSError):
            self._page.say(
                "bad",
                _("The file cannot be written: {reason}").format(reason=error.strerror or str(error)),
            )
        elif (known := said(error)) is not None:
            self._page.say("bad", known.sentence)
        else:
            self._page.failed.emit(error)


def _with_ending(file: Path, ending: str) -> Path:
    """The name with an ending that says what is in it."""
    return file if file.suffix.lower() in (".csv", ".xlsx", ".pdf") else file.with_name(file.name + ending)
