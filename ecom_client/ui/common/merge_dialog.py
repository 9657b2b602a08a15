"""Where two people edited the same row: field by field, which of the two values stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.labels import label, thin_line
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, SMALL, WIDE

_LONGEST = 400


@dataclass(frozen=True)
class Clash:
    """One field: what is wanted here, and what somebody else wrote."""

    edit: Edit
    mine: Any
    theirs: Any


class MergeDialog(QDialog):
    """Shows both values of each field that both changed; one of them is kept. What only the other changed is told."""

    #: It is decided: the fields in which the own value is kept (a frozenset of names).
    decided = pyqtSignal(object)
    #: Nothing is written.
    dropped = pyqtSignal()

    def __init__(
        self, name: str, clashes: Sequence[Clash], theirs: Sequence[Clash], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle(_("Somebody else changed this meanwhile"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._clashes = tuple(clashes)
        self.mine: dict[str, QRadioButton] = {}
        self.theirs: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        self._init_ui(name, theirs)
        self.save.clicked.connect(self._on_saved)
        self.cancel.clicked.connect(self.reject)

    def kept(self) -> frozenset[str]:
        """The fields in which the own value is chosen."""
        return frozenset(name for name, button in self.mine.items() if button.isChecked())

    def reject(self) -> None:
        """Drop the own change."""
        self.dropped.emit()
        super().reject()

    def _on_saved(self) -> None:
        self.decided.emit(self.kept())
        self.accept()

    def _init_ui(self, name: str, theirs: Sequence[Clash]) -> None:
        theme = current_theme()
        wide = theme.px(WIDE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(wide, theme.px(LARGE), wide, theme.px(LARGE))
        column.setSpacing(theme.px(MEDIUM))
        column.addWidget(label(self.windowTitle(), "section"))
        column.addWidget(
            label(_("“{name}”: choose what stays. Nothing is saved yet.").format(name=name), "muted")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(MEDIUM))
        grid.setVerticalSpacing(theme.px(SMALL))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(_("Yours"), "caption"), 0, 1)
        grid.addWidget(label(_("Theirs"), "caption"), 0, 2)
        for line, clash in enumerate(self._clashes, start=1):
            self._add_clash(grid, line, clash)
        column.addLayout(grid)
        if theirs:
            column.addWidget(thin_line())
            column.addWidget(label(_("Also changed by somebody else, and kept:"), "caption"))
            for other in theirs:
                words = _("{field}: {what}").format(
                    field=other.edit.label(), what=_shown(other, other.theirs)
                )
                column.addWidget(label(words, "muted", selectable=True))
        column.addStretch()
        area = scrolling(inside)
        self.cancel = QPushButton(_("Drop my change"))
        self.cancel.setObjectName("dropMine")
        self.save = QPushButton(_("Save this"))
        self.save.setObjectName("saveMerged")
        mark(self.save, kind="primary")
        self.save.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(wide, theme.px(MEDIUM), wide, theme.px(LARGE))
        foot.setSpacing(theme.px(SMALL))
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        needed = inside.sizeHint().height() + theme.px(80)
        self.resize(theme.px(560), min(max(needed, theme.px(240)), theme.px(560)))

    def _add_clash(self, grid: QGridLayout, line: int, clash: Clash) -> None:
        top = Qt.AlignmentFlag.AlignTop
        name = clash.edit.label()
        grid.addWidget(label(name, "strong"), line, 0, top)
        group = QButtonGroup(self)
        self._groups.append(group)
        for place, (buttons, value, whose) in enumerate(
            ((self.mine, clash.mine, _("yours")), (self.theirs, clash.theirs, _("theirs"))), start=1
        ):
            shown = _shown(clash, value)
            button = QRadioButton()
            button.setAccessibleName(
                _("{field}, {whose}: {value}").format(field=name, whose=whose, value=shown)
            )
            words = label(shown, selectable=True)
            words.setAlignment(top)
            cell = QWidget()
            across = QHBoxLayout(cell)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(current_theme().px(SMALL))
            across.addWidget(button, 0, top)
            across.addWidget(words, 1)
            group.addButton(button)
            buttons[clash.edit.field] = button
            grid.addWidget(cell, line, place)
        self.mine[clash.edit.field].setChecked(True)


def _shown(clash: Clash, value: Any) -> str:
    words = clash.edit.words(value)
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
