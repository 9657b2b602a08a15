"""Editing whole rows: one with all its fields, or many of which some fields become the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ecom_client.domain.edits import changed
from ecom_client.ui.common.dialogs import FormDialog
from ecom_client.ui.common.edits import Edit
from ecom_client.ui.common.field import Field
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.sentences import said
from ecom_client.ui.common.text import _, ngettext, number
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import SMALL

if TYPE_CHECKING:
    from ecom_client.ui.common.row_editing import RowEditing


class EditDialog(FormDialog):
    """One row's fields. `typed` is what was typed before, over what the row says."""

    def __init__(
        self,
        editing: RowEditing,
        row: Any,
        typed: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        table = editing.table
        edits = table.fitting([row])
        form = Form([edit.input() for edit in edits])
        super().__init__(_("Edit {name}").format(name=table.name(row)), form, _("Save"), parent=parent)
        self.setObjectName("editDialog")
        self.deed.setObjectName("saveRow")
        self._editing, self._row = editing, row
        self._seen = table.seen(row, [edit.field for edit in edits])
        form.set_values(self._seen)
        for name, value in (typed or {}).items():
            form.field(name).set_value(value)
        for edit in edits:
            form.field(edit.field).input.setObjectName(f"edit_{edit.field}")
        self.confirmed.connect(self._on_confirmed_values)

    def _on_confirmed_values(self, values: dict[str, Any]) -> None:
        self.set_busy(True)
        self._editing.edit(self._row, changed(self._seen, values), self.finish, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        told = said(error)
        if told is None:
            self.set_busy(False)
            self._editing.failed(error)
        else:
            self.refuse(told.sentence, told.field)


class ChosenField(Field):
    """A field of many rows that is left alone until it is ticked."""

    def __init__(self, edit: Edit) -> None:
        self.inner = edit.input()
        super().__init__(edit.field, edit.label(), required=self.inner.required)
        self.inner.setParent(self)
        self.box = QCheckBox()
        self.box.setAccessibleName(_("Change {field}").format(field=edit.label()))
        self.box.setObjectName(f"change_{edit.field}")
        self.inner.input.setObjectName(f"all_{edit.field}")
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(current_theme().px(SMALL))
        across.addWidget(self.box)
        across.addWidget(self.inner.widget, 1)
        self._use(whole, self.inner.input)
        self.inner.widget.setEnabled(False)
        self.box.toggled.connect(self._on_toggled)
        self.inner.changed.connect(self.changed)

    @property
    def is_chosen(self) -> bool:
        """Whether it is to be changed."""
        return self.box.isChecked()

    def value(self) -> Any:
        """The value all rows get; None while it is left alone."""
        return self.inner.value() if self.is_chosen else None

    def set_value(self, value: Any) -> None:
        """Show a value."""
        self.inner.set_value(value)

    def problem(self) -> str:
        return self.inner.problem() if self.is_chosen else ""

    def _on_toggled(self, chosen: bool) -> None:
        self.inner.widget.setEnabled(chosen)
        if chosen:
            self.inner.input.setFocus()
        self.changed.emit()


class EditManyDialog(FormDialog):
    """Fields that become the same in all selected rows; those not ticked stay as they are in each."""

    def __init__(self, editing: RowEditing, rows: Sequence[Any], parent: QWidget | None = None) -> None:
        table = editing.table
        self._fields = [ChosenField(edit) for edit in table.fitting(rows)]
        count = len(rows)
        title = ngettext("Edit {n} row together", "Edit {n} rows together", count).format(n=number(count))
        super().__init__(
            title,
            Form(list(self._fields)),
            ngettext("Change {n} row", "Change {n} rows", count).format(n=number(count)),
            introduction=_("Tick what shall be the same in all of them. The rest stays as it is in each."),
            parent=parent,
        )
        self.setObjectName("editManyDialog")
        self.deed.setObjectName("saveRows")
        self._editing, self._rows = editing, tuple(rows)
        self.form.changed.connect(self._show_deed)
        self.confirmed.connect(self._on_confirmed_values)
        self._show_deed()

    def _show_deed(self) -> None:
        self.deed.setEnabled(not self.is_busy() and any(field.is_chosen for field in self._fields))

    def _on_confirmed_values(self, values: dict[str, Any]) -> None:
        wanted = {field.name: values[field.name] for field in self._fields if field.is_chosen}
        self.set_busy(True)
        table = self._editing.table
        self._editing.edit_many(
            self._rows,
            lambda row: changed(table.seen(row, list(wanted)), wanted),
            self.finish,
            self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(False)
        self._show_deed()
        told = said(error)
        if told is None:
            self._editing.failed(error)
        else:
            self.refuse(told.sentence, told.field)


def open_editor(editing: RowEditing, rows: Sequence[Any], parent: QWidget) -> FormDialog:
    """The dialog for these rows: one with all its fields, or many together."""
    dialog = (
        EditDialog(editing, rows[0], parent=parent)
        if len(rows) == 1
        else EditManyDialog(editing, rows, parent)
    )
    dialog.open()
    return dialog
