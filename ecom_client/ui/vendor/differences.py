"""What somebody else saved while this form was open, beside what is typed here: nothing is lost, the person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from ecom_client.ui.common.form import Form
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.text import NOTHING, _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import MEDIUM, TIGHT

Words = Callable[[str, Any], str]
"""A field's value as it is read: the field's name and the value."""


class Differences(QFrame):
    """Lists the fields that differ. What was not touched here is taken over; the rest can be, one by one."""

    def __init__(self, form: Form, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._words = form, words
        mark(self, ground="warn")
        self.setObjectName("differences")
        theme = current_theme()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(4 * [theme.px(MEDIUM)]))
        self._grid.setHorizontalSpacing(theme.px(MEDIUM))
        self._grid.setVerticalSpacing(theme.px(TIGHT))
        for column, stretch in enumerate((2, 3, 3, 0)):
            self._grid.setColumnStretch(column, stretch)
        self.hide()

    def show_changes(self, seen: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """`seen` are the values the form was opened with, `now` those that are saved."""
        self._empty()
        touched = {}
        for field in self._form.fields():
            name = field.name
            if name not in now or now[name] == seen.get(name):
                continue
            if _is_touched(field, seen.get(name)):
                touched[name] = now[name]
            else:
                field.set_value(now[name])
                self._add(field.label, self._words(name, now[name]), None)
        for name, value in touched.items():
            if _is_touched(self._form.field(name), value):
                self._add(self._form.field(name).label, self._words(name, value), name, value)
        self.show()

    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self._grid.count() == 0

    def _add(self, title: str, saved: str, name: str | None, value: Any = None) -> None:
        line = self._grid.rowCount()
        if self._grid.count() == 0:
            told = label(
                _(
                    "This was saved elsewhere while you were typing. What you typed is still here: saving keeps it."
                )
            )
            self._grid.addWidget(told, 0, 0, 1, 4)
            line = 1
        self._grid.addWidget(label(title, "strong"), line, 0, Qt.AlignmentFlag.AlignTop)
        shown = label(saved or NOTHING, selectable=True)
        shown.setObjectName(f"saved_{name}" if name else "takenOver")
        self._grid.addWidget(shown, line, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        if name is None:
            self._grid.addWidget(label(_("taken over"), "caption"), line, 3, Qt.AlignmentFlag.AlignTop)
            return
        take = QPushButton(_("Use this"))
        take.setObjectName(f"take_{name}")
        take.setAutoDefault(False)
        take.setAccessibleDescription(f"{title}: {saved}")
        mark(take, kind="link")
        take.clicked.connect(lambda _checked=False: self._take(take, name, value))
        self._grid.addWidget(take, line, 3, Qt.AlignmentFlag.AlignTop)

    def _take(self, button: QPushButton, name: str, value: Any) -> None:
        self._form.field(name).set_value(value)
        button.setEnabled(False)
        button.setText(_("taken over"))

    def _empty(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _is_touched(field: Any, value: Any) -> bool:
    try:
        typed = field.value()
    except ValueError:
        return True
    return (typed or None) != (value or None)
