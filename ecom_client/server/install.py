"""Puts the server side on a server, or brings an older one up to date. Safe to repeat."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pymysql
from pymysql.connections import Connection

from ecom_client.config.page_modules import PageModule, page_modules
from ecom_client.config.paths import bundled
from ecom_client.server.schema import SCHEMA_VERSION, VERBS, Module, Schema, SqlFile

OLDEST = {"mariadb": (10, 11), "mysql": (8, 4)}
CALENDAR_FROM, CALENDAR_TO = 2000, 2100
PASSWORD_COST = 11
"""The bcrypt cost of a new shop's passwords."""

_NESTED = {
    "mariadb": "SELECT Role, User FROM mysql.roles_mapping WHERE Host = '' AND User LIKE 'ecom\\_%'",
    "mysql": "SELECT FROM_USER, TO_USER FROM mysql.role_edges WHERE TO_HOST = '%' AND TO_USER LIKE 'ecom\\_%'",
}
"""The roles that hold another one, which none may (see roles.sql): a shop of an earlier version has some."""


class InstallError(Exception):
    """The server cannot take Ecom; the text says why and what to do."""


def engine_of(root: Connection) -> str:
    """`mariadb` or `mysql`, whichever answers. InstallError when it is too old."""
    version = _value(root, "SELECT VERSION()")
    name = "mariadb" if "mariadb" in version.lower() else "mysql"
    found = re.match(r"(\d+)\.(\d+)", version)
    number = (int(found[1]), int(found[2])) if found else (0, 0)
    if number < OLDEST[name]:
        oldest = ".".join(map(str, OLDEST[name]))
        raise InstallError(
            f"This server is {version}. Ecom needs MariaDB 10.11 or MySQL 8.4 and later ({name} {oldest})."
        )
    return name


def install(
    root: Connection,
    *,
    shop_name: str = "Ecom",
    time_zone: str = "Asia/Shanghai",
    password_cost: int | None = None,
    packages: Sequence[PageModule] | None = None,
    say: Callable[[str], None] = lambda _line: None,
) -> bool:
    """Installs or upgrades; gives True when the shop is new.

    `root` is a connection of an account that may do everything. `shop_name` and `time_zone` are taken only by a new
    shop: they never change afterwards. `password_cost` raises the cost of a shop that is there. `packages` are the
    modules of other packages to install with it; without them, those of every package of this Python. InstallError
    when the server cannot take it or its passwords cost more already.
    """
    engine = engine_of(root)
    schema = Schema(bundled("sql"), engine, _packages(say) if packages is None else packages)
    _refuse_doubles(schema)
    _refuse_local_anonymous(root)
    with root.cursor() as cursor:
        cursor.execute("SET NAMES utf8mb4 COLLATE utf8mb4_unicode_520_ci")
        cursor.execute(
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO'"
        )
        cursor.execute("SET SESSION time_zone = '+00:00'")
    before = _installed_version(root)
    if before is not None and before > SCHEMA_VERSION:
        raise InstallError(
            f"This server's schema is version {before}; this program knows {SCHEMA_VERSION}. Use a newer Ecom."
        )
    if before is not None and password_cost is not None:
        _refuse_lower_cost(root, password_cost)
    files = schema.files()
    last_table = max(place for place, file in enumerate(files) if "tables" in file.path.parts)
    with _maintenance(root, before is not None):
        for place, file in enumerate(files):
            if "grants" in file.path.parts:
                continue
            if file.path.name == "settings.sql":  # the first seed: everything the seeds need is there by now
                _write_registries(root, schema)
                _write_calendar(root, time_zone if before is None else _time_zone(root))
            _run(root, file)
            if place == last_table:  # before the views, which may show a column that is new
                _migrate(root, schema, before)
        for file in schema.package_files():
            _run(root, file)
        if before is None:
            _write_shop(root, shop_name, time_zone, password_cost or PASSWORD_COST)
        elif password_cost is not None:
            _raise_cost(root, password_cost)
        _replay_grants(root, schema)
        _limit_guests(root)
        _write_modules(root, schema)
        _give_owners_everything(root)
        _apply_access(root)
        with root.cursor() as cursor:
            cursor.execute("UPDATE ecom_data.shop SET schema_version = %s", (SCHEMA_VERSION,))
    say(f"Ecom is installed on {_value(root, 'SELECT VERSION()')}, schema version {SCHEMA_VERSION}.")
    return before is None


def _packages(say: Callable[[str], None]) -> tuple[PageModule, ...]:
    """The modules of every package of this Python; those that cannot be read are named."""
    found = page_modules()
    for broken in found.broken:
        say(f"The module of {broken.package} cannot be read and is left out: {broken.why}")
    return found.modules


def _refuse_doubles(schema: Schema) -> None:
    """A package may add objects and never replace one of Ecom's or of another package."""
    own = {file.creates for file in schema.files()}
    for file in schema.package_files():
        if file.creates is None or file.creates in own:
            raise InstallError(
                f"{file.path}: a module's file makes one object of its own, and none that is there."
            )
        own.add(file.creates)


def _refuse_local_anonymous(root: Connection) -> None:
    """An anonymous account at `localhost` outranks people's accounts for local connections: anyone could be anyone."""
    hosts = [
        str(row[0]) for row in _rows(root, "SELECT Host FROM mysql.user WHERE User = '' AND Host <> '%'")
    ]
    if hosts:
        drops = " ".join(f"DROP USER ''@'{host}';" for host in hosts)
        raise InstallError(
            f"The server has anonymous accounts at {', '.join(hosts)}: whoever connects from there would be let in "
            f"as anybody. Remove them first: {drops}"
        )


def _installed_version(root: Connection) -> int | None:
    there = _value(
        root,
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'ecom_data' AND table_name = 'shop'",
    )
    if not there:
        return None
    rows = _rows(root, "SELECT schema_version FROM ecom_data.shop")
    return int(str(rows[0][0])) if rows else None


@contextmanager
def _maintenance(root: Connection, upgrading: bool) -> Iterator[None]:
    """Closes the doors while objects are replaced; opens them again only when all went well."""
    if upgrading:
        with root.cursor() as cursor:
            cursor.execute("UPDATE ecom_data.shop SET maintenance = 1")
    yield
    with root.cursor() as cursor:
        cursor.execute("UPDATE ecom_data.shop SET maintenance = 0")


def _run(root: Connection, file: SqlFile) -> None:
    with root.cursor() as cursor:
        made = file.creates
        if (
            made is not None
        ):  # MySQL gives parameters the collation of the current schema, not of the routine's
            cursor.execute(f"USE {made[1]}")
        for statement in file.statements():
            try:
                cursor.execute(statement)
            except pymysql.MySQLError as error:
                raise InstallError(f"{file.path.name}: {error.args[-1]}") from error


def _migrate(root: Connection, schema: Schema, before: int | None) -> None:
    """Runs what leads from the installed version to this one. A fresh server's tables are new already."""
    if before is None:
        return
    for version, file in schema.migrations(before):
        _run(root, file)
        with root.cursor() as cursor:
            cursor.execute("UPDATE ecom_data.shop SET schema_version = %s", (version,))


def _write_registries(root: Connection, schema: Schema) -> None:
    with root.cursor() as cursor:
        cursor.execute("DELETE FROM ecom_data.refusal")
        cursor.executemany(
            "INSERT INTO ecom_data.refusal (word, number) VALUES (%s, %s)", list(schema.refusals().items())
        )


def _write_modules(root: Connection, schema: Schema) -> None:
    """Which objects belong to which module. What packages that are not on this computer added stays as it is."""
    modules = schema.modules()
    named = {module.name for module in modules}
    with root.cursor() as cursor:
        cursor.execute("DELETE FROM ecom_data.page_object")
        cursor.executemany(
            "INSERT INTO ecom_data.page_object (role, object_kind, object_name) VALUES (%s, %s, %s)",
            schema.page_objects(),
        )
        cursor.execute("SELECT name, package FROM ecom_data.module")
        for name, package in cursor.fetchall():
            if package is None or name in named:
                cursor.execute("DELETE FROM ecom_data.module_object WHERE module = %s", (name,))
        for position, module in enumerate(modules):
            words = json.dumps(dict(module.words), ensure_ascii=False) if module.words else None
            new = cursor.execute(
                "INSERT IGNORE INTO ecom_data.module (name, role, position) VALUES (%s, %s, %s)",
                (module.name, module.role, position),
            )
            if new:
                _open_to_everybody(root, module)
            cursor.execute(
                "UPDATE ecom_data.module SET position = %s, package = %s, words = %s WHERE name = %s",
                (position, module.package, words, module.name),
            )
            cursor.executemany(
                "INSERT INTO ecom_data.module_object (module, privilege, object_kind, object_name)"
                " VALUES (%s, %s, %s, %s)",
                [(module.name, *found) for found in module.objects],
            )


def _open_to_everybody(root: Connection, module: Module) -> None:
    """A new module of customers or vendors is open to all of them until an administrator takes it away."""
    with root.cursor() as cursor:
        cursor.execute(
            "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
            " SELECT g.id, %s, 'full' FROM ecom_data.people_group AS g WHERE g.mysql_role = %s",
            (module.name, f"ecom_{module.role}"),
        )


def _write_calendar(root: Connection, time_zone: str) -> None:
    """Writes when each day of the shop begins. Rules of a zone change with new tz data, so it is written every time."""
    zone = ZoneInfo(time_zone)
    day = date(CALENDAR_FROM, 1, 1)
    rows = []
    while day.year < CALENDAR_TO:
        start = datetime.combine(day, time(), tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
        rows.append((day, start))
        day += timedelta(days=1)
    if _rows(root, "SELECT day, starts_at FROM ecom_data.shop_day ORDER BY day") == tuple(rows):
        return
    with root.cursor() as cursor:
        cursor.execute("DELETE FROM ecom_data.shop_day")
        cursor.executemany("INSERT INTO ecom_data.shop_day (day, starts_at) VALUES (%s, %s)", rows)


def _time_zone(root: Connection) -> str:
    return str(_value(root, "SELECT time_zone FROM ecom_data.shop"))


def _write_shop(root: Connection, name: str, time_zone: str, password_cost: int) -> None:
    with root.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ecom_data.shop (shop_id, name, time_zone, schema_version, password_cost, created_at)"
            " VALUES (%s, %s, %s, %s, %s, UTC_TIMESTAMP(6))",
            (secrets.token_hex(16), name, time_zone, SCHEMA_VERSION, password_cost),
        )


def _refuse_lower_cost(root: Connection, wanted: int) -> None:
    """A cheaper derivation would be a gift to whoever holds the hashes."""
    cost = int(_value(root, "SELECT password_cost FROM ecom_data.shop"))
    if wanted < cost:
        raise InstallError(
            f"The cost of this shop's passwords is {cost}: it may rise and never falls. Nothing was changed."
        )


def _raise_cost(root: Connection, cost: int) -> None:
    """Accounts have passwords of the earlier costs until their owners sign in, so these are kept."""
    with root.cursor() as cursor:
        cursor.execute(
            "UPDATE ecom_data.shop SET earlier_costs = CONCAT_WS(',', password_cost, NULLIF(earlier_costs, '')),"
            " password_cost = %s WHERE password_cost < %s",
            (cost, cost),
        )


def _replay_grants(root: Connection, schema: Schema) -> None:
    """Makes the roles' grants exactly what sql/grants says: an object left out of it must not stay open."""
    with root.cursor() as cursor:
        for holder in (
            "''@'%%'",
            "ecom_member",
            "ecom_customer",
            "ecom_vendor",
            "ecom_administrator",
            "ecom_recovery",
        ):
            cursor.execute(f"REVOKE ALL PRIVILEGES, GRANT OPTION FROM {holder}".replace("%%", "%"))
        for role, member in _rows(root, _NESTED[schema.engine]):
            cursor.execute(f"REVOKE {role} FROM {member}")
    for file in schema.files():
        if "grants" in file.path.parts:
            _run(root, file)
    with root.cursor() as cursor:
        for role, kind, name in schema.page_objects():
            cursor.execute(f"GRANT {VERBS[kind]} ecom.{name} TO ecom_{role}")


def _limit_guests(root: Connection) -> None:
    """All guests together take at most two thirds of the connections: a flood of them leaves room for people."""
    most = max(10, int(_value(root, "SELECT @@GLOBAL.max_connections")) * 2 // 3)
    with root.cursor() as cursor:
        cursor.execute(f"ALTER USER ''@'%' WITH MAX_USER_CONNECTIONS {most}")


def _give_owners_everything(root: Connection) -> None:
    with root.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ecom_data.access (group_id, module, privilege)"
            " SELECT g.id, m.name, 'full' FROM ecom_data.people_group AS g, ecom_data.module AS m"
            " WHERE g.name = 'Owners' AND m.role = 'administrator'"
            " ON DUPLICATE KEY UPDATE privilege = 'full'"
        )


def _apply_access(root: Connection) -> None:
    with root.cursor() as cursor:
        cursor.execute("SELECT id FROM ecom_data.people_group WHERE mysql_role IS NOT NULL ORDER BY id")
        for (group,) in cursor.fetchall():
            cursor.execute("CALL ecom_data.apply_group(%s)", (group,))
        cursor.execute("SELECT account_id FROM ecom_data.administrator")
        for (account,) in cursor.fetchall():
            cursor.execute("CALL ecom_data.apply_access(%s)", (account,))


def _rows(root: Connection, statement: str) -> tuple[tuple[object, ...], ...]:
    with root.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchall())


def _value(root: Connection, statement: str) -> str:
    return _rows(root, statement)[0][0]  # type: ignore[return-value]
