"""The checks of who may do what: every grant is declared in sql/grants or follows from the access table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ecom_client.server.check_objects import declared_in
from ecom_client.server.schema import VERBS

if TYPE_CHECKING:
    from ecom_client.server.check import Server

ROLES = ("ecom_member", "ecom_customer", "ecom_vendor", "ecom_administrator", "ecom_recovery")
_GRANT = re.compile(
    r"GRANT (.+?)(?: ON (.+?))? TO (\S+)(?: WITH (GRANT|ADMIN) OPTION)?(?: IDENTIFIED .*| REQUIRE .*| WITH MAX_.*)?"
)
_GROUP = re.compile(r"ecom_(\w+)")
_PERSON = "^u[0-9a-f]{31}$"
_PRIVILEGE_TABLES = {
    "tables_priv": "CONCAT(Db, '.', Table_name)",
    "columns_priv": "CONCAT(Db, '.', Table_name)",
    "procs_priv": "CONCAT(Db, '.', Routine_name)",
    "db": "CONCAT(Db, '.*')",
}


def grants(server: Server) -> Sequence[str]:
    """Roles, guest, definer and administrators may do exactly what is declared; nobody else may do anything."""
    files = server.schema.files()
    role_statements = declared_in(
        files, "roles.sql", *(f"{role.removeprefix('ecom_')}.sql" for role in ROLES)
    )
    found = _compare(server, "the guest", "''@'%'", "@%", declared_in(files, "guest.sql"))
    for role in ("ecom_member", "ecom_administrator", "ecom_recovery"):
        mine = [statement for statement in role_statements if _grantee(statement) == role]
        mine += _of_page(server, role.removeprefix("ecom_"), role)
        found += _compare(server, f"the role {role}", role, role, mine)
    groups = server.rows(
        "SELECT id, role, mysql_role FROM ecom_data.people_group WHERE mysql_role IS NOT NULL"
    )
    for group in groups:
        role = group["mysql_role"]
        found += _compare(server, f"the role {role}", role, role, _of_group(server, group))
    definer = declared_in(files, "definer.sql")
    if server.engine == "mariadb":  # whoever makes a role there may give it to others
        definer += [
            f"GRANT {group['mysql_role']} TO 'ecom_definer'@'localhost' WITH ADMIN OPTION"
            for group in groups
            if group["mysql_role"] not in ROLES
        ]
    found += _compare(server, "the definer", "'ecom_definer'@'localhost'", "ecom_definer@localhost", definer)
    administrators = server.rows(
        "SELECT a.id, a.login_name, a.mysql_user, a.status FROM ecom_data.account AS a"
        " INNER JOIN ecom_data.administrator AS m ON a.id = m.account_id"
    )
    for one in administrators:
        user = one["mysql_user"]
        found += _compare(
            server,
            f"administrator {one['login_name']}",
            f"{user}@'%'",
            f"{user}@%",
            _by_access(server, one["id"], user),
        )
    known = {one["mysql_user"] for one in administrators} | {group["mysql_role"] for group in groups}
    return found + _strangers(server, known)


def accounts(server: Server) -> Sequence[str]:
    """Each account has its MySQL account, each MySQL account its owner, with the roles of the profiles held."""
    users = {
        row["name"]
        for row in server.rows("SELECT User AS name FROM mysql.user WHERE User REGEXP %s", _PERSON)
    }
    held = _roles_of_people(server)
    found = []
    rows = server.rows(
        "SELECT a.login_name, a.mysql_user, a.status, m.id AS administrator,"
        " ecom_data.role_of(a.id, 'customer') AS customer, ecom_data.role_of(a.id, 'vendor') AS vendor"
        " FROM ecom_data.account AS a"
        " LEFT JOIN ecom_data.administrator AS m ON a.id = m.account_id"
    )
    for row in rows:
        if row["mysql_user"] not in users:
            if row["status"] in ("active", "suspended"):
                found.append(f"the account {row['login_name']} has no MySQL account")
            continue
        should = {"ecom_member"} | {row[side] for side in ("customer", "vendor") if row[side] is not None}
        if row["administrator"] is not None:
            should.add("ecom_administrator")
        if row["status"] != "closed" and (has := held.get(row["mysql_user"], set())) != should:
            found.append(
                f"the account {row['login_name']} has {_listed(has)}, it should have {_listed(should)}"
            )
    owners = {row["mysql_user"] for row in rows}
    found += [f"the MySQL account {user} belongs to no account" for user in sorted(users - owners)]
    locals_ = server.rows("SELECT Host AS host FROM mysql.user WHERE User = '' AND Host <> '%'")
    found += [f"an anonymous account at {row['host']} lets anybody in as anybody" for row in locals_]
    return found


def _by_access(server: Server, account: int, user: str) -> list[str]:
    """The grants an administrator's groups give, as statements."""
    opened = server.rows(
        "SELECT DISTINCT o.object_kind, o.object_name FROM ecom_data.group_member AS g"
        " INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id AND p.role = 'administrator'"
        " INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id"
        " INNER JOIN ecom_data.module_object AS o ON x.module = o.module WHERE g.account_id = %s"
        " AND FIELD(x.privilege, 'read', 'write', 'full') >= FIELD(o.privilege, 'read', 'write', 'full')",
        account,
    )
    roles = sorted(_roles_of_people(server).get(user, set()))  # checked by `accounts`
    statements = [f"GRANT {role} TO {user}@'%'" for role in roles]
    return statements + [
        f"GRANT {VERBS[row['object_kind']]} ecom.{row['object_name']} TO {user}@'%'" for row in opened
    ]


def _of_group(server: Server, group: dict[str, Any]) -> list[str]:
    """The grants of a group of customers or vendors, as statements."""
    role = group["mysql_role"]
    opened = server.rows(
        "SELECT DISTINCT o.object_kind, o.object_name FROM ecom_data.access AS x"
        " INNER JOIN ecom_data.module_object AS o ON x.module = o.module WHERE x.group_id = %s"
        " AND FIELD(x.privilege, 'read', 'write', 'full') >= FIELD(o.privilege, 'read', 'write', 'full')",
        group["id"],
    )
    statements = [f"GRANT {VERBS[row['object_kind']]} ecom.{row['object_name']} TO {role}" for row in opened]
    return statements + _of_page(server, group["role"], role)


def _of_page(server: Server, window: str, role: str) -> list[str]:
    """The grants of a MySQL role for what everybody may do in a window, as statements."""
    return [
        f"GRANT {VERBS[kind]} ecom.{name} TO {role}"
        for page, kind, name in server.schema.page_objects()
        if page == window
    ]


def _compare(server: Server, who: str, account: str, grantee: str, declared: Iterable[str]) -> list[str]:
    """How the grants of one account or role differ from the statements that declare them."""
    shown = [next(iter(row.values())) for row in server.rows(f"SHOW GRANTS FOR {account}")]
    there = {part for line in shown if _grantee(line) == grantee for part in _parts(line)}
    should = {part for line in declared if line.startswith("GRANT") for part in _parts(line)}
    found = [f"{who} lacks {part}" for part in sorted(should - there)]
    return found + [f"{who} has {part}, which is not declared" for part in sorted(there - should)]


def _strangers(server: Server, declared: set[str]) -> list[str]:
    """Accounts that hold something on Ecom's schemas, or people that hold anything, without it being declared."""
    known = {"", *ROLES, "ecom_definer", *declared}
    found = []
    for table, named in _PRIVILEGE_TABLES.items():
        rows = server.rows(
            f"SELECT DISTINCT User AS name, Host AS host, {named} AS thing FROM mysql.{table}"
            " WHERE Db IN ('ecom', 'ecom_data') OR User REGEXP %s",
            _PERSON,
        )
        found += [
            f"{row['name']}@{row['host']} holds a privilege on {row['thing']}, which is not declared"
            for row in rows
            if row["name"] not in known
        ]
    everywhere = server.rows(
        "SELECT DISTINCT grantee FROM information_schema.user_privileges"
        " WHERE privilege_type <> 'USAGE' AND grantee REGEXP '^.u[0-9a-f]{31}.@'"
    )
    found += [f"{row['grantee']} holds a privilege on the whole server" for row in everywhere]
    return found + _proxies(server)


def _proxies(server: Server) -> list[str]:
    """Who may stand in for a guest or a person. Both engines let everybody give that away for themselves."""
    rows = server.rows(
        "SELECT User AS name, Host AS host, Proxied_user AS other, Proxied_host AS other_host FROM mysql.proxies_priv"
        " WHERE Proxied_user REGEXP %s OR (Proxied_user = '' AND Proxied_host <> '')",
        _PERSON,
    )
    return [
        f"{row['name']}@{row['host']} may stand in for {row['other']}@{row['other_host']}: REVOKE PROXY ON "
        f"'{row['other']}'@'{row['other_host']}' FROM '{row['name']}'@'{row['host']}'"
        for row in rows
    ]


def _roles_of_people(server: Server) -> dict[str, set[str]]:
    if server.engine == "mariadb":
        statement = "SELECT User AS name, Role AS role FROM mysql.roles_mapping WHERE User REGEXP %s"
    else:
        statement = "SELECT TO_USER AS name, FROM_USER AS role FROM mysql.role_edges WHERE TO_USER REGEXP %s"
    held: dict[str, set[str]] = {}
    for row in server.rows(statement, _PERSON):
        held.setdefault(row["name"], set()).add(row["role"])
    return held


def _plain(statement: str) -> str:
    return statement.replace("`", "").replace("'", "").rstrip(";").strip()


def _grantee(statement: str) -> str:
    """Whom a GRANT is for, `name@host` or a role's name; empty for any other statement."""
    found = _GRANT.fullmatch(_plain(statement))
    if found is None:
        return ""
    name = found[3]
    bare = name.removesuffix("@%")
    return bare if _GROUP.fullmatch(bare) else name


def _parts(statement: str) -> set[str]:
    """What a GRANT gives, a privilege each, written the same for both engines."""
    found = _GRANT.fullmatch(_plain(statement))
    if found is None:
        return set()
    given, thing, option = found[1], found[2], found[4]
    words = [word.strip().removesuffix("@%") for word in given.split(",")]
    if thing is None:
        return {f"the role {word}" + (" with admin option" if option else "") for word in words}
    parts = {f"{word} on {thing}" for word in words if word != "USAGE"}
    return parts | {f"GRANT OPTION on {thing}"} if option else parts


def _listed(roles: set[str]) -> str:
    return ", ".join(sorted(roles)) or "no role"
