"""Groups of administrators and what each may do."""

from __future__ import annotations

from dataclasses import dataclass

from ecom_client.domain.identity import Privilege

OWNERS = "Owners"
"""The group that may do everything, always; it cannot be renamed, removed or given less."""


@dataclass(frozen=True)
class Member:
    """An account in a group. `status` as in the accounts' table."""

    account_id: int
    login_name: str
    name: str
    status: str


@dataclass(frozen=True)
class Group:
    """A group with its members and access; a module that is not in `access` is none of its business."""

    id: int
    name: str
    note: str
    version: int
    members: tuple[Member, ...]
    access: dict[str, Privilege]

    @property
    def is_owners(self) -> bool:
        """Whether this is the group that stays as it is."""
        return self.name == OWNERS

    def may(self, module: str) -> Privilege:
        """What the group may do with a module."""
        return self.access.get(module, Privilege.NONE)


@dataclass(frozen=True)
class Matrix:
    """Every module, in the order of the navigation, and every group."""

    modules: tuple[str, ...]
    groups: tuple[Group, ...]
