"""Writing a message to another account's mailbox: to a login name, or to whom the writer was looking at."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Window, normal_login_name
from ecom_client.domain.mailbox import LONGEST_CONTENT, LONGEST_TITLE, MOST_PICTURES, Recipient
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.field import Field
from ecom_client.ui.common.form import Form, LongTextField, TextField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, pgettext


class WriteDialog(CommandDialog):
    """Sends one message. `answered` gives the recipient's name. Without a recipient it asks for a login name."""

    def __init__(
        self,
        tasks: Tasks,
        window: Window,
        to: Recipient | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        fields: list[Field] = []
        if to is None:
            fields.append(
                TextField(
                    "login_name",
                    pgettext("message", "To"),
                    required=True,
                    max_length=64,
                    hint=_("The login name they gave you. Sellers are written to from their products."),
                )
            )
        fields += [
            TextField("title", _("Title"), required=True, max_length=LONGEST_TITLE),
            LongTextField(
                "content", pgettext("message", "Text"), required=True, max_length=LONGEST_CONTENT, lines=7
            ),
            AttachmentStrip(tasks, MOST_PICTURES, compact=True).field("attachments", _("Pictures")),
        ]
        form = Form(fields)
        form.set_values({"title": title[:LONGEST_TITLE]})
        super().__init__(
            tasks,
            _("New message") if to is None else _("Write to {name}").format(name=to.name),
            form,
            _("Send"),
            partial(_send, window, to),
            frozenset({Change.MAILBOX}),
            parent=parent,
        )
        self.setObjectName("writeDialog")
        self.deed.setObjectName("sendMessageButton")
        for field in form.fields():
            field.input.setObjectName(f"write_{field.name}")
        if title:
            form.field("content").input.setFocus()


def _send(window: Window, to: Recipient | None, session: Any, key: str, values: dict[str, Any]) -> str:
    recipient = to or Recipient(login_name=normal_login_name(values["login_name"]))
    stored = session.attachments.store(values["attachments"] or ())
    name: str = session.mailbox.send(key, window, recipient, values["title"], values["content"], stored)
    return name
