"""Groups of customers, vendors and administrators, and what each may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecom_client.domain.identity import Privilege, Window

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
    window: Window = Window.ADMINISTRATOR
    is_built_in: bool = False
    """Whether it stays as it is: the owners, and the groups everybody who buys or sells belongs to."""

    @property
    def is_owners(self) -> bool:
        """Whether this is the group that stays as it is."""
        return self.name == OWNERS

    def may(self, module: str) -> Privilege:
        """What the group may do with a module."""
        return self.access.get(module, Privilege.NONE)


@dataclass(frozen=True)
class Module:
    """What privileges are given for: a page of a window. `words`, by language, are those of another package's page."""

    name: str
    window: Window
    package: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Matrix:
    """The modules of one window, in the order of its navigation, and the groups of its role."""

    modules: tuple[str, ...]
    groups: tuple[Group, ...]
    about: Mapping[str, Module] = field(default_factory=dict)


@dataclass(frozen=True)
class AccessList:
    """Every module and every group."""

    modules: tuple[Module, ...]
    groups: tuple[Group, ...]

    def of(self, window: Window) -> Matrix:
        """What concerns one window."""
        mine = {module.name: module for module in self.modules if module.window is window}
        return Matrix(tuple(mine), tuple(group for group in self.groups if group.window is window), mine)
