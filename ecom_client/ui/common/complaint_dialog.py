"""Complaining, appealing: a statement with evidence. For both windows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.complaints import LONGEST_STATEMENT, MOST_EVIDENCE, ComplaintKind, kinds_for
from ecom_client.domain.identity import Window
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.complaint_words import complaint_hint, complaint_word
from ecom_client.ui.common.fields import ChoiceField, LongTextField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _

_CHANGES = frozenset({Change.COMPLAINTS})


class ComplaintDialog(CommandDialog):
    """Complains about an order or a product, one of the two ids. `answered` gives the complaint's id and number."""

    def __init__(
        self,
        tasks: Tasks,
        window: Window,
        about: str,
        parent: QWidget,
        *,
        order_id: int | None = None,
        product_id: int | None = None,
    ) -> None:
        kinds = kinds_for(window, about_product=product_id is not None)
        kind = ChoiceField(
            "kind",
            _("What is it about?"),
            options=[(one, complaint_word(one)) for one in kinds],
            required=True,
        )
        kind.box.setObjectName("complaintKind")
        strip = AttachmentStrip(tasks, MOST_EVIDENCE)
        form = Form(
            [
                kind,
                _words(_("What happened?"), _("The other side and the administrators read it.")),
                strip.field(
                    "attachments",
                    _("Evidence"),
                    required=True,
                    hint=_(
                        "Pictures: of the goods, the parcel, the conversation, the payment. At least one."
                    ),
                ),
            ]
        )
        super().__init__(
            tasks,
            _("Complain"),
            form,
            _("Send the complaint"),
            partial(_file, window, order_id, product_id),
            _CHANGES,
            introduction=_(
                "{about}. An administrator hears both sides and decides; false complaints are rejected."
            ).format(about=about),
            parent=parent,
        )
        self._kind = kind
        self.setObjectName("complaintDialog")
        self.deed.setObjectName("sendComplaint")
        kind.changed.connect(self._on_kind)
        self._on_kind()

    def _on_kind(self) -> None:
        chosen = self._kind.value()
        self._kind.box.setToolTip(complaint_hint(ComplaintKind(chosen)) if chosen else "")


def appeal_dialog(tasks: Tasks, complaint_id: int, number: str, parent: QWidget) -> CommandDialog:
    """Asks why, and for new evidence, and has another administrator decide."""
    strip = AttachmentStrip(tasks, MOST_EVIDENCE)
    dialog = CommandDialog(
        tasks,
        _("Appeal against the verdict on complaint {number}").format(number=number),
        Form(
            [
                _words(_("What speaks against the verdict?"), ""),
                strip.field("attachments", _("New evidence")),
            ]
        ),
        _("Appeal"),
        partial(_appeal, complaint_id),
        _CHANGES,
        introduction=_(
            "Another administrator looks at everything and decides for good. There is one appeal only."
        ),
        parent=parent,
    )
    dialog.setObjectName("appealDialog")
    dialog.deed.setObjectName("sendAppeal")
    return dialog


def _words(question: str, hint: str) -> LongTextField:
    field = LongTextField(
        "content", question, required=True, max_length=LONGEST_STATEMENT, lines=5, hint=hint
    )
    field.edit.setObjectName("statementText")
    return field


def _file(
    window: Window,
    order_id: int | None,
    product_id: int | None,
    session: Any,
    key: str,
    values: dict[str, Any],
) -> object:
    stored = session.attachments.store(values["attachments"])
    return session.complaints.file(
        key, window, values["kind"], values["content"], stored, order_id=order_id, product_id=product_id
    )


def _appeal(complaint_id: int, session: Any, key: str, values: dict[str, Any]) -> object:
    stored = session.attachments.store(values["attachments"] or ())
    return session.complaints.appeal(key, complaint_id, values["content"], stored)
