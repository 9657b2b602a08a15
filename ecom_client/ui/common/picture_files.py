"""Files somebody chose or dropped, read as pictures: what is none is named in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog, QWidget

from ecom_client.domain.catalogue import Picture
from ecom_client.domain.errors import Invalid
from ecom_client.ui.common.picture_intake import FILE_PATTERN, take_in
from ecom_client.ui.common.text import _


@dataclass(frozen=True)
class ReadFile:
    """What became of one file."""

    name: str
    picture: Picture | None
    word: str = ""

    @property
    def refusal(self) -> str:
        """Why there is no picture, in a sentence."""
        if self.word == "picture_too_large":
            return _("{file} is too large to be read. Make it smaller first.").format(file=self.name)
        return _("{file} is not a picture Ecom can read. Use JPEG, PNG or WebP.").format(file=self.name)


def read_files(files: list[Path], _session: Any) -> list[ReadFile]:
    """Read these files; called in a lane, off the GUI thread."""
    return [_read(file) for file in files]


def ask_for_files(parent: QWidget, chosen: Callable[[list[str]], None]) -> QFileDialog:
    """Open the dialog that chooses picture files."""
    dialog = QFileDialog(parent, _("Add pictures"))
    dialog.setObjectName("pictureFiles")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(_("Pictures ({patterns})").format(patterns=FILE_PATTERN))
    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog


def _read(file: Path) -> ReadFile:
    try:
        return ReadFile(file.name, take_in(file))
    except Invalid as refused:
        return ReadFile(file.name, None, refused.word)
