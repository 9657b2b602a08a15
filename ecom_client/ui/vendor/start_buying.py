"""A seller begins to buy: the name sellers know them by, and the terms of use."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain import input_rules
from ecom_client.domain.identity import Identity
from ecom_client.domain.profile import CustomerProfileInput
from ecom_client.ui.common.form import CheckField, Form, TextField
from ecom_client.ui.common.new_profile_dialog import NewProfileDialog
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, current_language


class StartBuyingDialog(NewProfileDialog):
    """`answered` gives the account's new Identity, which may open the customer's window."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(
            tasks,
            _("Start buying"),
            _form(),
            partial(_start, current_language()),
            introduction=_(
                "You get a second window, in which you buy from others and review their products. You go on "
                "selling as before, with the same sign-in and the same wallet."
            ),
            parent=parent,
        )
        self.setObjectName("startBuying")
        self.deed.setObjectName("startBuyingButton")


def _form() -> Form:
    form = Form(
        [
            TextField(
                "name",
                _("Name"),
                required=True,
                max_length=80,
                hint=_("Sellers see it on your orders."),
                check=lambda value: input_rules.text("name", value, most=80, needed=True),
            ),
            TextField(
                "contact_number",
                _("Contact number"),
                hint=_("Sellers use it about your orders."),
                check=lambda value: input_rules.phone("contact_number", value),
            ),
            CheckField("terms", _("I accept the terms of use"), required=True),
        ]
    )
    for field in form.fields():
        field.input.setObjectName(f"buying_{field.name}")
    return form


def _start(language: str, session: Any, _key: str, values: dict[str, Any]) -> Identity:
    profile = CustomerProfileInput(values["name"], values["contact_number"])
    identity: Identity = session.profile.start_buying(profile.checked(), language)
    return identity
