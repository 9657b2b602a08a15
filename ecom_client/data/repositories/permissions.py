"""Groups, members and the matrix of what each group may do with each module."""

from __future__ import annotations

import json
from collections import defaultdict

from sqlalchemy import select

from ecom_client.data.views.administration import (
    admin_group,
    admin_group_access,
    admin_group_member,
    admin_module,
)
from ecom_client.data.wire import Wire
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.permissions import AccessList, Group, Member, Module


class Permissions:
    """What customers, vendors and administrators may do, by group.

    Every write is refused with not_allowed to who has not full privilege.
    """

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def access_list(self) -> AccessList:
        """All modules, and all groups with their members and access."""
        modules = self._wire.rows(select(admin_module).order_by(admin_module.c.position))
        access: dict[int, dict[str, Privilege]] = defaultdict(dict)
        for row in self._wire.rows(select(admin_group_access)):
            access[row["group_id"]][row["module"]] = Privilege[row["privilege"].upper()]
        members: dict[int, list[Member]] = defaultdict(list)
        people = admin_group_member
        for row in self._wire.rows(select(people).order_by(people.c.login_name)):
            name = row["name"] or row["login_name"]
            members[row["group_id"]].append(Member(row["account_id"], row["login_name"], name, row["status"]))
        groups = self._wire.rows(select(admin_group).order_by(admin_group.c.id))
        return AccessList(
            tuple(
                Module(
                    row["name"], Window(row["role"]), row["package"] or "", json.loads(row["words"] or "{}")
                )
                for row in modules
            ),
            tuple(
                Group(
                    row["id"],
                    row["name"],
                    row["note"],
                    row["version"],
                    tuple(members[row["id"]]),
                    access[row["id"]],
                    Window(row["role"]),
                    bool(row["is_built_in"]),
                )
                for row in groups
            ),
        )

    def save_group(self, key: str, group: Group | None, name: str, note: str, window: Window) -> int:
        """Make a group of a window's role, or rename one, and give its id.

        Refused: name_taken (name), owners_stay, group_stays, changed_meanwhile.
        """
        known = (None, None) if group is None else (group.id, group.version)
        return int(self._wire.write("save_group", key, *known, name, note, window.value)["id"])

    def remove_group(self, key: str, group: Group) -> None:
        """Remove a group; its members lose what it gave them.

        Refused: owners_stay, group_stays, group_not_empty (of customers or vendors), changed_meanwhile.
        """
        self._wire.write("remove_group", key, group.id, group.version)

    def set_access(self, key: str, group_id: int, module: str, seen: Privilege, wanted: Privilege) -> None:
        """Let a group do more or less with a module. Refused: owners_stay, changed_meanwhile (it is not as `seen`)."""
        self._wire.write("set_access", key, group_id, module, seen.name.lower(), wanted.name.lower())

    def add_member(self, key: str, group_id: int, login_name: str) -> None:
        """Put an account into a group; a customer or vendor leaves the one it was in before.

        Refused: not_found (login_name), profile_missing, own_account.
        """
        self._wire.write("add_member", key, group_id, login_name)

    def remove_member(self, key: str, group_id: int, account_id: int) -> None:
        """Take an account out of a group. Refused: last_administrator, not_found, own_account."""
        self._wire.write("remove_member", key, group_id, account_id)
