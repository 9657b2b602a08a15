"""Asks an administrator why something that everybody reads is hidden."""

from __future__ import annotations

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Changes
from ecom_client.domain.questions import LONGEST_REASON
from ecom_client.ui.common.command_dialog import CommandDialog, Work
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _


def hide_dialog(
    tasks: Tasks, question: str, told: str, work: Work, changes: Changes, parent: QWidget
) -> CommandDialog:
    """Asks for the reason; `work` gets it as the value `reason`."""
    form = Form([LongTextField("reason", _("Why"), required=True, max_length=LONGEST_REASON, lines=3)])
    dialog = CommandDialog(
        tasks, question, form, _("Hide it"), work, changes, introduction=told, danger=True, parent=parent
    )
    dialog.setObjectName("hideDialog")
    dialog.deed.setObjectName("hideButton")
    form.field("reason").input.setObjectName("hide_reason")
    return dialog
