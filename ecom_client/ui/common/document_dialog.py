"""Looks at an invoice or a packing slip before it is saved as a PDF file or printed."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtCore import QStandardPaths, Qt, QUrl
from PyQt6.QtGui import QDesktopServices, QPixmap
from PyQt6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common.documents import Paper, pictures, print_on, write_pdf
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.message_bar import MessageBar
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL

_PAGE_WIDTH = 560


class DocumentDialog(QDialog):
    """Shows the pages of a paper. Saving asks for a file; what lies there already is replaced only when confirmed."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(paper.title)
        self.setObjectName("documentDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paper = paper
        self._init_ui()
        self._connect_signals()

    def save_as(self, file: str) -> None:
        """Write the PDF file; says where it is, or why it could not be."""
        path = Path(file)
        try:
            write_pdf(self._paper, path)
        except OSError as error:
            self.messages.say("bad", _("The file could not be written: {reason}").format(reason=str(error)))
            return
        self.messages.clear("bad")
        self.messages.say(
            "good",
            _("Saved as {file}.").format(file=path.name),
            (_("Open it"), lambda: _open(path)),
        )

    def choose_file(self) -> QFileDialog:
        """Ask where to save it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Save as PDF"), folder)
        dialog.setObjectName("documentFile")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(_("PDF files ({patterns})").format(patterns="*.pdf"))
        dialog.selectFile(self._paper.file_name)
        dialog.fileSelected.connect(self.save_as)
        dialog.open()
        return dialog

    def print_paper(self) -> None:
        """Ask for a printer, then print."""
        from PyQt6.QtPrintSupport import QPrintDialog, QPrinter  # late: few people print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._paper.title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print_on(printer))
        dialog.open()

    def _print_on(self, printer: object) -> None:
        try:
            print_on(self._paper, printer)  # type: ignore[arg-type]  # a QPrinter is a paged device
        except OSError as error:
            self.messages.say("bad", str(error))

    def _init_ui(self) -> None:
        theme = current_theme()
        self.messages = MessageBar()
        self.save = QPushButton(icon("file-pdf-box", "on_accent"), _("Save as PDF"))
        self.save.setObjectName("saveDocument")
        mark(self.save, kind="primary")
        self.save.setDefault(True)
        self.print = QPushButton(icon("printer-outline", "text"), _("Print"))
        self.print.setObjectName("printDocument")
        self.close_button = QPushButton(_("Close"))
        for button in (self.print, self.close_button):
            button.setAutoDefault(False)
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(LARGE))
        for picture in pictures(self._paper, theme.px(_PAGE_WIDTH), self.devicePixelRatioF()):
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(picture))
            page.setAccessibleName(self._paper.title)
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        area = scrolling(pages)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(LARGE), theme.px(MEDIUM), theme.px(LARGE), theme.px(LARGE))
        row.setSpacing(theme.px(SMALL))
        row.addWidget(self.close_button)
        row.addStretch()
        row.addWidget(self.print)
        row.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(area, 1)
        whole.addLayout(row)
        screen = self.screen()
        most = screen.availableGeometry().height() - 80 if screen is not None else theme.px(_PAGE_WIDTH)
        self.resize(theme.px(_PAGE_WIDTH + 4 * LARGE), min(theme.px(820), most))

    def _connect_signals(self) -> None:
        self.save.clicked.connect(self.choose_file)
        self.print.clicked.connect(self.print_paper)
        self.close_button.clicked.connect(self.accept)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
