"""What a role's pages are given: the work lanes, who is signed in, memory, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecom_client.domain.identity import Identity, Privilege, Window
from ecom_client.ui.common.memory import Memory
from ecom_client.ui.common.tasks import Tasks

if TYPE_CHECKING:
    from ecom_client.ui.common.picture import PictureLoader


@dataclass(frozen=True)
class Context:
    """Everything a page may depend on, handed through constructors."""

    tasks: Tasks
    identity: Identity
    window: Window
    memory: Memory
    pictures: PictureLoader
    shop_name: str

    def may(self, place: str, privilege: Privilege = Privilege.READ) -> bool:
        """Whether who is signed in may do that much on a page of this window; without a module it is everybody's."""
        return self.identity.may_in(self.window, place, privilege)
