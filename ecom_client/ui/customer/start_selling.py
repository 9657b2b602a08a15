"""A customer begins to sell: the profile buyers see, and the terms of use."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain import input_rules
from ecom_client.domain.identity import Identity
from ecom_client.domain.profile import VendorProfileInput
from ecom_client.ui.common.form import CheckField, Form, LongTextField, TextField
from ecom_client.ui.common.new_profile_dialog import NewProfileDialog
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _, current_language


class StartSellingDialog(NewProfileDialog):
    """`answered` gives the account's new Identity, which may open the vendor's window."""

    def __init__(self, tasks: Tasks, name: str, parent: QWidget | None = None) -> None:
        form = _form()
        form.set_values({"name": name})
        super().__init__(
            tasks,
            _("Start selling"),
            form,
            partial(_start, current_language()),
            introduction=_(
                "You get a second window for your own things. You go on buying as before, with the same sign-in "
                "and the same wallet."
            ),
            parent=parent,
        )
        self.setObjectName("startSelling")
        self.deed.setObjectName("startSellingButton")


def _form() -> Form:
    form = Form(
        [
            TextField(
                "name",
                _("Name of the shop"),
                required=True,
                max_length=80,
                hint=_("Buyers see it on every product."),
            ),
            LongTextField("description", _("Description"), max_length=2000, lines=3),
            TextField(
                "contact_number",
                _("Contact number"),
                hint=_("Not shown to anybody unless you say so later."),
                check=lambda value: input_rules.phone("contact_number", value),
            ),
            TextField(
                "email",
                _("E-mail"),
                max_length=254,
                hint=_("Only if the shop has none of you yet, or it is another one now."),
            ),
            CheckField("terms", _("I accept the terms of use"), required=True),
        ]
    )
    for field in form.fields():
        field.input.setObjectName(f"selling_{field.name}")
    return form


def _start(language: str, session: Any, _key: str, values: dict[str, Any]) -> Identity:
    profile = VendorProfileInput(values["name"], values["description"], values["contact_number"], False)
    identity: Identity = session.profile.start_selling(profile.checked(), language, values["email"])
    return identity
