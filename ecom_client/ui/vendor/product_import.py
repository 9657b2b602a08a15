"""Products from a file: chosen, looked at line by line, then all good lines are saved as drafts, or none."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ecom_client.domain.catalogue import CategoryTree, Condition
from ecom_client.domain.changes import Change
from ecom_client.domain.errors import Cancelled, Invalid, Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.product_sheet import COLUMNS, MOST_BYTES, MOST_LINES, Line, Words, decode, read
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.product_words import condition_word
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.tasks import Job, Tasks
from ecom_client.ui.common.text import _, listed, ngettext, number, pgettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, SMALL, WIDE

BATCH = 25
"""Products saved between two looks at whether somebody stopped it."""
_WIDTH, _HEIGHT = 680, 520
_COLUMN_OF = {"category_id": "category", "item_condition": "condition"}


@dataclass(frozen=True)
class Entry:
    """A line with its keys, made once: however often it is sent, it makes one product.

    One that is `saved` and `refused` is a draft without its further categories.
    """

    line: Line
    key: str = field(default_factory=new_key)
    categories_key: str = field(default_factory=new_key)
    saved: bool = False
    refused: Refused | None = None


def _titles() -> dict[str, str]:
    return {
        "name": _("Name"),
        "price": _("Price"),
        "stock": _("Stock"),
        "category": _("Category"),
        "description": _("Description"),
        "special_price": _("Special price"),
        "condition": _("Condition"),
        "isbn_or_model": _("ISBN or model"),
        "campus": _("Campus"),
        "low_stock_at": _("Low on stock"),
        "further_categories": _("Further categories"),
    }


def file_words() -> Words:
    """The titles and words a file may use: the plain English ones, and those of the reader's language."""
    titles = {name: name for name in COLUMNS} | {title.lower(): name for name, title in _titles().items()}
    conditions = {one.value: one for one in Condition}
    conditions |= {condition_word(one).lower(): one for one in Condition}
    return Words(titles, conditions)


def file_problem(problem: Invalid) -> str:
    """Why nothing can be read from a file, in a sentence."""
    if problem.word == "column_missing":
        return _("The file has no column “{name}”. Its first line must name the columns.").format(
            name=_titles()[problem.detail]
        )
    if problem.word == "file_empty":
        return _("There are no products in this file.")
    if problem.word == "file_too_large":
        return ngettext(
            "This is too much for one file. Take up to {n} product at once.",
            "This is too much for one file. Take up to {n} products at once.",
            MOST_LINES,
        ).format(n=number(MOST_LINES))
    return _("This file is no table of text. Save it as CSV.")


def read_file(path: Path, tree: CategoryTree, words: Words) -> tuple[Line, ...]:
    """The lines of a file. Raises Invalid for what is no such table, OSError when it cannot be read."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return read(decode(data), tree, words, datetime.now(UTC))


class ImportDialog(QDialog):
    """Shows what is in a file and saves its good lines, a batch after the other."""

    #: So many products were saved.
    imported = pyqtSignal(int)

    def __init__(
        self, tasks: Tasks, name: str, lines: tuple[Line, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(_("Import products"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tasks = tasks
        self.entries = [Entry(line) for line in lines]
        self._job: Job | None = None
        self._stopped = False
        self._init_ui(name)
        self.deed.clicked.connect(self._on_import)
        self.cancel.clicked.connect(self.reject)
        self.copy.clicked.connect(self._on_copy)
        self._show_state()

    def reject(self) -> None:
        """Close; while it is saving, stop after what is on its way."""
        if self._job is not None:
            self._stopped = True
            self.cancel.setEnabled(False)
            return
        self._tell_saved()
        super().reject()

    def report(self) -> str:
        """Every line and what became of it, for a spreadsheet or a message."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t")
        writer.writerow([_("Line"), _("Name"), _("Verdict")])
        for entry in self.entries:
            writer.writerow([entry.line.number, entry.line.name, _verdict(entry)])
        return out.getvalue()

    def _init_ui(self, name: str) -> None:
        theme = current_theme()
        self.words = label("", name="importWords")
        self.messages = MessageBar()
        self.table = QTableWidget(len(self.entries), 3)
        self.table.setObjectName("importLines")
        self.table.setAccessibleName(_("Lines of the file"))
        self.table.setHorizontalHeaderLabels([_("Line"), _("Name"), _("Verdict")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._head(self.table.verticalHeader()).hide()
        head = self._head(self.table.horizontalHeader())
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, theme.px(64))
        self.table.setColumnWidth(1, theme.px(240))
        self.bar = QProgressBar()
        self.bar.hide()
        self.copy = QPushButton(_("Copy the report"))
        self.copy.setObjectName("copyImportReport")
        self.copy.setAutoDefault(False)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setObjectName("cancelImport")
        self.cancel.setAutoDefault(False)
        self.deed = QPushButton()
        self.deed.setObjectName("importGoodLines")
        mark(self.deed, kind="primary")
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(SMALL))
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(WIDE)]))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(label(_("Import products from {file}").format(file=name), "section"))
        column.addWidget(self.words)
        column.addWidget(self.messages)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    @staticmethod
    def _head(head: QHeaderView | None) -> QHeaderView:
        assert head is not None
        return head

    # What is shown

    def _show_state(self) -> None:
        for row, entry in enumerate(self.entries):
            for place, words in enumerate(
                (number(entry.line.number), _one_line(entry.line.name), _verdict(entry))
            ):
                item = self.table.item(row, place)
                if item is None:
                    item = QTableWidgetItem()
                    self.table.setItem(row, place, item)
                if item.text() != words:
                    item.setText(words)
                    item.setToolTip(words)
        good = len(self._waiting())
        saved = sum(entry.saved for entry in self.entries)
        bad = len(self.entries) - good - saved
        if saved:
            told = [ngettext("{n} product is saved as a draft.", "{n} products are saved as drafts.", saved)]
            counts = [saved]
        else:
            told = [ngettext("{n} line is good.", "{n} lines are good.", good)]
            counts = [good]
        if bad:
            told.append(ngettext("{n} line cannot be taken.", "{n} lines cannot be taken.", bad))
            counts.append(bad)
        self.words.setText(
            " ".join(words.format(n=number(count)) for words, count in zip(told, counts, strict=True))
        )
        deed = ngettext("Import {n} good line as a draft", "Import {n} good lines as drafts", good)
        self.deed.setText(deed.format(n=number(good)))
        self.deed.setVisible(bool(good))
        self.deed.setEnabled(self._job is None)
        self.cancel.setText(_("Close") if saved and self._job is None else _("Cancel"))
        self.cancel.setEnabled(True)

    def _waiting(self) -> list[int]:
        return [
            place
            for place, entry in enumerate(self.entries)
            if entry.line.draft is not None and not entry.saved and entry.refused is None
        ]

    # Saving

    def _on_import(self) -> None:
        if self._job is not None:
            return
        self.messages.clear()
        self._stopped = False
        self.bar.setRange(0, len(self._waiting()))
        self.bar.setValue(0)
        self.bar.show()
        self._send()

    def _send(self) -> None:
        places = self._waiting()[:BATCH]
        if not places or self._stopped:
            self._finish()
            return
        batch = tuple((place, self.entries[place]) for place in places)
        self._job = self._tasks.command(self, partial(_save, batch), self._on_saved, self._on_failed)
        self.deed.setEnabled(False)

    def _on_saved(self, outcome: dict[int, Entry]) -> None:
        for place, entry in outcome.items():
            self.entries[place] = entry
        self._job = None
        self.bar.setValue(self.bar.value() + len(outcome))
        self._send()

    def _on_failed(self, error: Exception) -> None:
        """What was sent may have been saved: sending it again with its keys makes it once."""
        self._job = None
        self._finish()
        if isinstance(error, Cancelled):
            self.messages.say("warn", _("Stopped. Import again to go on: nothing is saved twice."))
        else:
            self._tasks.unhandled.emit(error)

    def _finish(self) -> None:
        self.bar.hide()
        self._show_state()
        if any(entry.saved for entry in self.entries):
            self._tasks.changed.emit(frozenset({Change.PRODUCTS}))
        if self._stopped and self._waiting():
            self.messages.say("warn", _("Stopped. Import again to go on: nothing is saved twice."))
        elif all(entry.saved and entry.refused is None for entry in self.entries):
            self._tell_saved()
            self.accept()

    def _tell_saved(self) -> None:
        saved = sum(entry.saved for entry in self.entries)
        if saved:
            self.imported.emit(saved)

    def _on_copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.report())
            self.copy.setText(_("Copied"))


def _save(batch: tuple[tuple[int, Entry], ...], session: Any) -> dict[int, Entry]:
    """Each by its own key: one that is refused does not hold up the others, and repeating makes none twice."""
    outcome = {}
    for place, entry in batch:
        draft, saved = entry.line.draft, False
        assert draft is not None
        try:
            product_id, version = session.vendor_products.save(entry.key, draft)
            saved = True
            if draft.further_category_ids:
                session.vendor_products.set_categories(
                    entry.categories_key, product_id, version, draft.further_category_ids
                )
        except Refused as refused:
            outcome[place] = replace(entry, saved=saved, refused=refused)
        else:
            outcome[place] = replace(entry, saved=True)
    return outcome


def _verdict(entry: Entry) -> str:
    if entry.saved and entry.refused is not None:
        why = sentence(entry.refused)
        return _("Saved without its further categories: {problem}").format(problem=why)
    if entry.saved:
        return _("Saved")
    problem = entry.refused or entry.line.problem
    if problem is None:
        return pgettext("a line of a file", "Good")
    title = _titles().get(_COLUMN_OF.get(problem.detail, problem.detail))
    told = sentence(problem)
    if problem.detail == "category_id":
        told = _("No category has this name, or several have. Write its path, such as Books / Novels.")
    elif problem.detail == "further_categories" and entry.line.unknown:
        told = _(
            "No category is called {names}, or several are. Write the path, such as Books / Novels, and a semicolon "
            "between two."
        ).format(names=listed([f"“{_one_line(one)}”" for one in entry.line.unknown]))
    return _("{field}: {problem}").format(field=title, problem=told) if title else told


def _one_line(text: str) -> str:
    return " ".join(text.split())
