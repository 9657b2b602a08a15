"""Changing one's own password: the old one proves who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PyQt6.QtWidgets import QWidget

from ecom_client.domain.errors import Invalid, SignInFailed
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.fields import PasswordField
from ecom_client.ui.common.form import Form
from ecom_client.ui.common.password_strength import NewPasswordField
from ecom_client.ui.common.tasks import Tasks
from ecom_client.ui.common.text import _

if TYPE_CHECKING:
    from ecom_client.data.accounts import PasswordChange, SignedIn
    from ecom_client.data.address import Address


class PasswordDialog(CommandDialog):
    """The open window goes on with the new password; windows elsewhere are asked for it when they connect again."""

    def __init__(
        self, tasks: Tasks, address: Address, signed_in: SignedIn, parent: QWidget | None = None
    ) -> None:
        form = Form(
            [
                PasswordField("old", _("Password now"), required=True),
                NewPasswordField("new", _("New password")),
                PasswordField("again", _("New password again"), required=True),
            ]
        )
        self._address, self._signed_in = address, signed_in
        self._made: dict[str, PasswordChange] = {}
        super().__init__(
            tasks,
            _("Change the password"),
            form,
            _("Change the password"),
            self._change,
            frozenset(),
            introduction=_(
                "Windows of yours on other computers ask for the new one when they connect again."
            ),
            parent=parent,
        )
        self.setObjectName("passwordDialog")
        self.deed.setObjectName("changePasswordButton")
        new = form.field("new")
        assert isinstance(new, NewPasswordField)
        new.known = (signed_in.identity.login_name, signed_in.identity.email or "")

    def is_ready(self) -> bool:
        """Whether it can be sent: the new one was typed twice alike."""
        if not super().is_ready():
            return False
        values = self.form.values()
        if values["new"] != values["again"]:
            self.refuse(_("The two passwords differ. Type the same one twice."), "again")
            return False
        return True

    def _change(self, _session: Any, key: str, values: dict[str, Any]) -> None:
        from ecom_client.data.accounts import PasswordChange

        if key not in self._made:
            self._made[key] = PasswordChange(self._address, self._signed_in, values["old"], values["new"])
        try:
            self._made[key].do()
        except SignInFailed as error:
            raise Invalid("old_password_wrong", "old") from error
