"""Signed in with any MySQL client, as anybody: no table, view, routine or statement that the windows do not offer.

What is tried comes from the server's own catalogues, so that a new table, view or procedure is covered by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pymysql.constants import CLIENT

from tests.fixtures.intruder import DENIED, Intruder, Intruders, Offer, Role, connect, own_account
from tests.fixtures.people import InstalledShop, Person

EVERYBODY = list(Role)
UNKNOWN = {1046, 1049, 1146, 1305, 1347, 1359, 1360, 1431, 3550}
"""Errors that say there is no such thing: as good as "you may not", and they tell nothing."""


def _not_refused(intruder: Intruder, statements: Iterable[str], also: set[int] | None = None) -> list[str]:
    """The statements that did anything but bounce off a wall."""
    fine = DENIED | (also or set())
    said = ((statement, *intruder.attempt(statement)) for statement in statements)
    return [f"{statement} → {number} {text}" for statement, number, text in said if number not in fine]


@pytest.mark.parametrize("role", EVERYBODY)
def test_no_table_can_be_read_or_written(role: Role, intruders: Intruders, offer: Offer) -> None:
    """Guards: no role holds a grant in ecom_data.
    Fails with `GRANT SELECT ON ecom_data.account TO ecom_member, ''@'%'`."""
    intruder = intruders(role)
    assert len(offer.tables) > 50
    for table in [f"ecom_data.{name}" for name in offer.tables + offer.private_views]:
        escaped = _not_refused(
            intruder,
            (
                f"SELECT * FROM {table} LIMIT 1",
                f"SELECT COUNT(*) FROM {table}",
                f"SELECT 1 FROM ecom.shop WHERE EXISTS (SELECT 1 FROM {table})",
                f"SELECT * FROM {table} LIMIT 1 FOR UPDATE",
                f"INSERT INTO {table} VALUES ()",
                f"INSERT INTO {table} SELECT * FROM {table}",
                f"REPLACE INTO {table} VALUES ()",
                f"UPDATE {table} SET id = id + 1",
                f"DELETE FROM {table}",
                f"TRUNCATE TABLE {table}",
                f"DROP TABLE {table}",
                f"ALTER TABLE {table} ADD COLUMN mine INT",
                f"CREATE INDEX mine ON {table} (id)",
                f"CREATE TRIGGER ecom_data.mine BEFORE INSERT ON {table} FOR EACH ROW SET @mine = 1",
                f"LOCK TABLES {table} WRITE",
                f"HANDLER {table} OPEN",
                f"SHOW CREATE TABLE {table}",
                f"SHOW COLUMNS FROM {table}",
                f"SHOW INDEX FROM {table}",
                f"CHECKSUM TABLE {table}",
                f"ANALYZE TABLE {table}",
                f"OPTIMIZE TABLE {table}",
                f"EXPLAIN SELECT * FROM {table}",
                f"LOAD DATA INFILE '/etc/hostname' INTO TABLE {table}",
                f"RENAME TABLE {table} TO ecom_data.mine",
                f"CREATE TEMPORARY TABLE ecom_data.mine LIKE {table}",
                f"CREATE TABLE ecom_data.mine AS SELECT * FROM {table}",
            ),
        )
        assert not escaped, f"{role}: {escaped}"


@pytest.mark.parametrize("role", EVERYBODY)
def test_views_not_granted_are_closed_and_granted_ones_are_read_only(
    role: Role, intruders: Intruders, offer: Offer
) -> None:
    """Guards: each role's page of grants. Fails with `GRANT SELECT ON ecom.admin_order TO ecom_member` for reading, and
    with `GRANT UPDATE, INSERT, DELETE ON ecom.listing TO ecom_member` for writing."""
    intruder = intruders(role)
    granted = offer.granted(role, own_account(intruder))
    assert granted & offer.modules == ({"admin_product"} if role is Role.CLERK else set())
    for view in offer.views:
        name = f"ecom.{view}"
        column = intruders.shop.value(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'ecom' AND table_name = %s"
            " ORDER BY ordinal_position LIMIT 1",
            view,
        )
        if view in granted:
            assert intruder.error(f"SELECT * FROM {name} LIMIT 1") == 0
        else:
            assert not _not_refused(intruder, [f"SELECT * FROM {name} LIMIT 1", f"DESCRIBE {name}"])
        escaped = _not_refused(
            intruder,
            (
                f"UPDATE {name} SET `{column}` = `{column}`",
                f"UPDATE ecom.shop AS s, {name} AS v SET v.`{column}` = NULL",
                f"INSERT INTO {name} (`{column}`) VALUES (NULL)",
                f"REPLACE INTO {name} (`{column}`) VALUES (NULL)",
                f"DELETE FROM {name}",
                f"TRUNCATE TABLE {name}",
                f"DROP VIEW {name}",
                f"ALTER VIEW {name} AS SELECT 1",
                f"CREATE OR REPLACE VIEW {name} AS SELECT 1",
                f"SHOW CREATE VIEW {name}",
                f"EXPLAIN SELECT * FROM {name}",
                f"LOCK TABLES {name} WRITE",
                f"SELECT * FROM {name} INTO OUTFILE '/tmp/ecom-mine'",
                f"LOAD DATA INFILE '/etc/hostname' INTO TABLE {name}",
            ),
            {1347, 1345, 1054} if view in granted else {1347},
        )
        assert not escaped, f"{role}: {escaped}"


@pytest.mark.parametrize("role", EVERYBODY)
def test_routines_not_granted_cannot_be_called(role: Role, intruders: Intruders, offer: Offer) -> None:
    """Guards: EXECUTE is granted door by door and never in ecom_data.
    Fails with `GRANT EXECUTE ON PROCEDURE ecom.suspend_account TO ecom_member`, `GRANT EXECUTE ON ecom_data.* …`."""
    intruder = intruders(role)
    granted = offer.granted(role, own_account(intruder))
    assert len(offer.private_functions) > 40
    statements = [
        *(
            f"CALL ecom.{name}({', '.join(['NULL'] * len(parameters))})"
            for name, parameters in offer.procedures.items()
            if name not in granted
        ),
        *(
            f"CALL ecom_data.{name}({', '.join(['@x'] * len(parameters))})"
            for name, parameters in offer.private_procedures.items()
        ),
        *(
            f"SELECT ecom_data.{name}({', '.join(['NULL'] * len(parameters))})"
            for name, parameters in offer.private_functions.items()
        ),
    ]
    assert not _not_refused(intruder, statements)


def test_no_role_holds_what_a_module_opens_or_another_window_does(offer: Offer) -> None:
    """Guards: modules are opened to administrators one by one, never through a role; customers' and vendors' pages of
    grants have nothing in common. Fails with `GRANT EXECUTE ON PROCEDURE ecom.decide_wallet_request TO ecom_member`."""
    guest = {name for name in offer.granted(Role.GUEST) if name in offer.procedures}
    assert guest == {"open_account", "ask_recovery", "fetch_thumbnails", "fetch_picture"}
    for role in Role:
        assert not offer.granted(role) & offer.modules
    member = offer.granted(Role.HALF_OPEN)
    both = (offer.granted(Role.CUSTOMER) - member) & (offer.granted(Role.VENDOR) - member)
    assert both == offer.both, "what buying and selling have in common is declared for both"


@pytest.mark.parametrize("role", EVERYBODY)
def test_statements_nobody_may_run(role: Role, intruders: Intruders, customer: Person) -> None:
    """Guards: people's accounts hold roles and nothing else; guests hold the page guest.sql.
    Fails with `GRANT CREATE ROUTINE, CREATE TEMPORARY TABLES ON ecom.* TO ecom_member`, `GRANT FILE ON *.* …`."""
    intruder = intruders(role)
    other = customer.signed_in.credentials.user
    me = own_account(intruder)
    mine = f"'{me}'@'%'"
    statements = [
        "CREATE DATABASE mine",
        "DROP DATABASE ecom",
        "ALTER DATABASE ecom CHARACTER SET latin1",
        "CREATE TABLE ecom.mine (id INT)",
        "CREATE TEMPORARY TABLE ecom.mine (id INT)",
        "CREATE TEMPORARY TABLE ecom.listing (id INT)",
        "CREATE VIEW ecom.mine AS SELECT 1",
        "CREATE PROCEDURE ecom.mine() SELECT 1",
        "CREATE FUNCTION ecom.mine() RETURNS INT DETERMINISTIC RETURN 1",
        "CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mine() SELECT * FROM ecom_data.account",
        "CREATE FUNCTION mine RETURNS INTEGER SONAME 'mine.so'",
        "CREATE EVENT ecom.mine ON SCHEDULE EVERY 1 SECOND DO SELECT 1",
        "ALTER EVENT ecom_data.watchdog_event DISABLE",
        "DROP PROCEDURE ecom.place_orders",
        "ALTER PROCEDURE ecom.place_orders SQL SECURITY INVOKER",
        "CREATE USER mine",
        f"DROP USER '{other}'@'%'",
        f"RENAME USER '{other}'@'%' TO mine",
        f"SET PASSWORD FOR '{other}'@'%' = 'x'",
        f"ALTER USER '{other}'@'%' IDENTIFIED BY 'x'",
        f"ALTER USER '{other}'@'%' ACCOUNT LOCK",
        "ALTER USER ''@'%' IDENTIFIED BY 'x'",
        "ALTER USER 'ecom_definer'@'localhost' ACCOUNT UNLOCK",
        f"ALTER USER {mine} WITH MAX_USER_CONNECTIONS 0",
        f"ALTER USER {mine} ACCOUNT UNLOCK",
        "CREATE ROLE mine",
        "DROP ROLE ecom_customer",
        f"GRANT ecom_administrator TO {mine}",
        f"GRANT SELECT ON ecom_data.* TO {mine}",
        f"GRANT SELECT ON ecom.listing TO '{other}'@'%'",
        f"GRANT EXECUTE ON ecom.* TO {mine}",
        f"REVOKE ecom_customer FROM '{other}'@'%'",
        f"SHOW GRANTS FOR '{other}'@'%'",
        f"SHOW CREATE USER '{other}'@'%'",
        "SHOW GRANTS FOR 'ecom_definer'@'localhost'",
        "SET GLOBAL max_connections = 1",
        "SET GLOBAL event_scheduler = OFF",
        "SET GLOBAL local_infile = ON",
        "SET GLOBAL innodb_lock_wait_timeout = 1",
        "SELECT 'x' INTO OUTFILE '/tmp/ecom-mine'",
        "SELECT 'x' INTO DUMPFILE '/tmp/ecom-mine'",
        "SHUTDOWN",
        "FLUSH TABLES",
        "FLUSH TABLES WITH READ LOCK",
        "FLUSH PRIVILEGES",
        "FLUSH STATUS",
        "INSTALL PLUGIN mine SONAME 'mine.so'",
        "SHOW ENGINE INNODB STATUS",
        "SHOW BINARY LOGS",
        "SHOW CREATE DATABASE ecom_data",
        "PURGE BINARY LOGS TO 'x'",
        "KILL 1",
        "SELECT * FROM mysql.user",
        "SELECT * FROM mysql.procs_priv",
        "SELECT * FROM mysql.tables_priv",
        "UPDATE mysql.user SET user = ''",
        "USE mysql",
        "USE ecom_data",
        "CREATE SERVER mine FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'x')",
    ]
    escaped = _not_refused(intruder, statements, {1094, 1095, 1221, 1396, 1235, 1949, 1699, 3530} | UNKNOWN)
    assert not escaped, "\n".join(escaped)
    assert intruder.rows("SELECT LOAD_FILE('/etc/passwd')") == [(None,)]


@pytest.mark.parametrize("role", EVERYBODY)
def test_nobody_takes_a_role_that_is_not_theirs(role: Role, intruders: Intruders) -> None:
    """Guards: roles are granted by register_customer, start_selling and the owner only.
    Fails with `GRANT ecom_administrator TO ecom_member`."""
    intruder = intruders(role)
    held = {Role.CUSTOMER: "ecom_customer", Role.VENDOR: "ecom_vendor", Role.CLERK: "ecom_administrator"}.get(
        role
    )
    names = [
        "ecom_customer",
        "ecom_vendor",
        "ecom_administrator",
        *([] if role is not Role.GUEST else ["ecom_member"]),
    ]
    for name in names:
        if name != held:
            assert intruder.error(f"SET ROLE {name}") in {1959, 3530}, name
            assert intruder.error(f"SET DEFAULT ROLE {name}") != 0, name
    assert intruder.error("SET ROLE NONE") == 0
    assert intruder.error("SET ROLE 'root'@'localhost'") != 0


def test_files_of_the_client_cannot_be_loaded(
    shop: InstalledShop, customer: Person, intruders: Intruders
) -> None:
    """Guards: no INSERT anywhere, and `local_infile` off, for a client that offers its files."""
    who = customer.signed_in.credentials
    loading = intruders.keep(connect(shop, who.user, who.password, "ecom_customer", flags=CLIENT.LOCAL_FILES))
    assert loading.error("LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE ecom.listing") != 0


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_catalogues_show_no_bodies_and_no_private_names(
    role: Role, intruders: Intruders, offer: Offer
) -> None:
    """Guards: the definer owns everything and nobody holds SHOW VIEW or a grant in ecom_data.
    Fails with `GRANT SHOW VIEW ON ecom.* TO ecom_member` or `GRANT SELECT ON mysql.* TO ecom_member`."""
    intruder = intruders(role)
    assert intruder.rows("SELECT * FROM information_schema.tables WHERE table_schema = 'ecom_data'") == []
    assert intruder.rows("SELECT * FROM information_schema.columns WHERE table_schema = 'ecom_data'") == []
    assert intruder.rows("SELECT * FROM information_schema.statistics WHERE table_schema = 'ecom_data'") == []
    assert intruder.rows("SELECT * FROM information_schema.routines WHERE routine_schema = 'ecom_data'") == []
    assert (
        intruder.rows("SELECT * FROM information_schema.parameters WHERE specific_schema = 'ecom_data'") == []
    )
    for source, schema in (("events", "event"), ("triggers", "trigger")):
        assert (
            intruder.rows(f"SELECT * FROM information_schema.{source} WHERE {schema}_schema LIKE 'ecom%%'")
            == []
        )
    bodies = intruder.rows(
        "SELECT routine_definition FROM information_schema.routines WHERE routine_schema = 'ecom'"
        " AND routine_definition IS NOT NULL"
    )
    assert bodies == []
    texts = intruder.rows(
        "SELECT view_definition FROM information_schema.views WHERE table_schema = 'ecom' AND view_definition <> ''"
    )
    assert texts == []
    for procedure in offer.procedures:
        number, _ = intruder.attempt(f"SHOW CREATE PROCEDURE ecom.{procedure}")
        if number == 0:
            assert intruder.rows(f"SHOW CREATE PROCEDURE ecom.{procedure}")[0][2] is None
        else:
            assert number in DENIED | {1305}
    assert "ecom_data" not in {str(row[0]) for row in intruder.rows("SHOW DATABASES")}
    granted = offer.granted(role, own_account(intruder))
    seen = {str(row[0]) for row in intruder.rows("SHOW TABLES FROM ecom")}
    assert seen <= granted
