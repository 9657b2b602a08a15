"""Products out of a file: the file is chosen, read, and shown to be imported or not."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog

from ecom_client.domain.errors import Invalid
from ecom_client.domain.product_sheet import Line
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.vendor.product_import import ImportDialog, file_problem, file_words, read_file


class Importing:
    """Imports from one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self._page, _("Import products from a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [_("Comma separated values (*.csv)"), _("Text (*.txt *.tsv)"), _("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Show what is in a file, to be imported or not."""
        words = file_words()
        self._page.tasks.query(
            self._page,
            lambda session: read_file(path, session.catalogue.categories(), words),
            partial(self._open_import, path.name),
            self._on_unread,
            key="import",
        )

    def _open_import(self, name: str, lines: tuple[Line, ...]) -> None:
        dialog = ImportDialog(self._page.tasks, name, lines, self._page)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def _on_imported(self, count: int) -> None:
        words = ngettext("{n} product is saved as a draft.", "{n} products are saved as drafts.", count)
        self._page.say("good", words.format(n=number(count)))

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self._page.say("bad", file_problem(error))
        elif isinstance(error, OSError):
            words = _("The file cannot be read: {reason}")
            self._page.say("bad", words.format(reason=error.strerror or str(error)))
        else:
            self._page.failed.emit(error)
