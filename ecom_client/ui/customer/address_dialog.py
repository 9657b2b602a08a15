"""Writing an address: a new one for the book, or another version of one that is there."""

from __future__ import annotations

from functools import partial
from typing import Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain import input_rules
from ecom_client.domain.addresses import AddressInput, DeliveryAddress
from ecom_client.domain.changes import Change
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.form import CheckField, Form, TextField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _


def address_form(address: DeliveryAddress | None = None) -> Form:
    """The fields of an address, filled with `address` where one is given."""
    form = Form(
        [
            TextField("recipient", _("Recipient"), required=True, max_length=80, half=True),
            TextField(
                "phone",
                _("Telephone"),
                required=True,
                half=True,
                placeholder="138 0000 0000",
                check=lambda value: input_rules.phone("phone", value, needed=True),
            ),
            TextField("region", _("Region"), max_length=120, placeholder=_("Province, city, district")),
            TextField("street", _("Street, building, room"), required=True, max_length=240),
            CheckField("is_default", _("Use this address unless I choose another")),
        ]
    )
    for field in form.fields():
        field.input.setObjectName(f"address_{field.name}")
    if address is not None:
        form.set_values(
            {
                name: getattr(address, name)
                for name in ("recipient", "phone", "region", "street", "is_default")
            }
        )
    return form


class AddressDialog(CommandDialog):
    """Saves what is typed; `answered` gives the address's id once the server has it."""

    def __init__(
        self, tasks: Tasks, address: DeliveryAddress | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tasks,
            _("Add an address") if address is None else _("Edit the address"),
            address_form(address),
            _("Save address"),
            partial(_save, address),
            frozenset({Change.ADDRESSES}),
            parent=parent,
        )
        self.setObjectName("addressDialog")
        self.deed.setObjectName("saveAddress")


def _save(old: DeliveryAddress | None, session: Any, key: str, values: dict[str, Any]) -> int:
    typed = dict(values)
    is_default = bool(typed.pop("is_default"))
    new = AddressInput(**typed)
    if old is None:
        made: int = session.addresses.add(key, new, make_default=is_default)
        return made
    session.addresses.change(key, old.id, old.version, new, make_default=is_default)
    return old.id
