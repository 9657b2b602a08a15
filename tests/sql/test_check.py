"""`ecom-server check`: clean on a shop that works, and it sees each thing that is broken on purpose."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from ecom_client.domain.keys import new_key
from ecom_client.server.check import CHECKS, check
from ecom_client.server.cli import main
from ecom_client.server.engines import REPLICATING, SMALL, Engine
from ecom_client.server.install import install
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.schema import SCHEMA_VERSION
from tests.fixtures.people import InstalledShop, People

pytestmark = pytest.mark.own_server


@pytest.fixture(scope="module")
def lived_in(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """A shop of its own, with a customer who has money, one withdrawal open, and a vendor's product in stock."""
    private = PrivateServer(engine, tmp_path_factory.mktemp("check"), tuning=SMALL + REPLICATING)
    private.start()
    shop = InstalledShop(private)
    people = People(shop)
    customer, vendor, administrator = people.customer(), people.vendor(), people.administrator()
    made = customer.write("ask_top_up", new_key(), Decimal(500), "ICBC")
    administrator.write("decide_wallet_request", new_key(), made["id"], 1, "confirm", "")
    customer.write("ask_withdrawal", new_key(), Decimal(50), "card")
    shop.execute("INSERT INTO ecom_data.category (id, name) VALUES (1, 'Things')")
    shop.execute(
        "INSERT INTO ecom_data.product (id, vendor_id, category_id, name, description, price, created_at)"
        " VALUES (1, %s, 1, 'Thing', '', 20, ecom_data.utc_now())",
        vendor.profile_id,
    )
    shop.execute("INSERT INTO ecom_data.stock (product_id, quantity) VALUES (1, 7)")
    shop.execute(
        "INSERT INTO ecom_data.stock_change (product_id, account_id, quantity, changed_at)"
        " VALUES (1, %s, 7, ecom_data.utc_now())",
        vendor.account_id,
    )
    people.close()
    yield shop
    private.stop()


def _found(shop: InstalledShop, name: str) -> str:
    return "\n".join(str(finding) for finding in check(shop.root, [name]))


@contextmanager
def _broken(shop: InstalledShop, breaks: str | list[str], mends: str | list[str]) -> Iterator[None]:
    """Break something, and mend it afterwards."""
    shop.execute("SET SESSION foreign_key_checks = 0")
    for statement in [breaks] if isinstance(breaks, str) else breaks:
        shop.execute(statement)
    try:
        yield
    finally:
        for statement in [mends] if isinstance(mends, str) else mends:
            shop.execute(statement)
        shop.execute("SET SESSION foreign_key_checks = 1")


def test_a_working_shop_is_clean(lived_in: InstalledShop) -> None:
    deadline = time.monotonic() + 30
    while (found := [str(f) for f in check(lived_in.root)]) and time.monotonic() < deadline:
        time.sleep(0.5)  # the tick has not run yet
    assert found == []


def _customer(shop: InstalledShop) -> tuple[str, int]:
    row = shop.execute(
        "SELECT a.mysql_user, w.id FROM ecom_data.customer AS c JOIN ecom_data.account AS a ON c.account_id = a.id"
        " JOIN ecom_data.wallet AS w ON w.account_id = a.id AND w.kind = 'cash' LIMIT 1"
    )[0]
    return row["mysql_user"], row["id"]


def test_money_out_of_nothing_is_seen(lived_in: InstalledShop) -> None:
    _, wallet = _customer(lived_in)
    entry = lived_in.value("SELECT MAX(id) FROM ecom_data.ledger_entry WHERE wallet_id = %s", wallet)
    change = "UPDATE ecom_data.ledger_entry SET amount = amount {} 1 WHERE id = " + str(entry)
    with _broken(lived_in, change.format("+"), change.format("-")):
        assert "not to zero" in _found(lived_in, "ledger")
        assert f"wallet {wallet} (cash" in _found(lived_in, "balances")
    change = "UPDATE ecom_data.wallet SET balance = balance {} 0.01 WHERE id = " + str(wallet)
    with _broken(lived_in, change.format("+"), change.format("-")):
        assert "holds 450.01, its entries come to 450.00" in _found(lived_in, "balances")
    with _broken(
        lived_in,
        "INSERT INTO ecom_data.ledger_transaction (id, kind, happened_at) VALUES (999999, 'grant', UTC_TIMESTAMP())",
        "DELETE FROM ecom_data.ledger_transaction WHERE id = 999999",
    ):
        assert "transaction 999999 moves nothing" in _found(lived_in, "ledger")
    with _broken(
        lived_in,
        "INSERT INTO ecom_data.wallet (id, kind) VALUES (999999, 'escrow')",
        "DELETE FROM ecom_data.wallet WHERE id = 999999",
    ):
        assert "2 wallets of the kind escrow" in _found(lived_in, "balances")


def test_a_withdrawal_that_is_not_set_aside_is_seen(lived_in: InstalledShop) -> None:
    change = "UPDATE ecom_data.wallet_request SET status = '{}' WHERE kind = 'withdrawal'"
    with _broken(lived_in, change.format("confirmed"), change.format("requested")):
        assert "50.00 is set aside for request" in _found(lived_in, "withdrawals")


_ORDER = (
    "INSERT INTO ecom_data.orders (id, number, checkout_id, customer_id, vendor_id, customer_name, vendor_name,"
    " payment, delivery, item_count, items_total, total, placed_on, placed_at)"
    " SELECT 1, '261122ABCDEFGHJ', 1, c.id, v.id, c.name, v.name, 'wallet', 'address', 1, 20, 20, '2026-11-22',"
    " ecom_data.utc_now() FROM ecom_data.customer AS c, ecom_data.vendor AS v LIMIT 1"
)
_ITEM = (
    "INSERT INTO ecom_data.order_item (order_id, product_id, category_id, name, price, quantity, total)"
    " VALUES (1, 1, 1, 'Thing', 20, 1, 20)"
)
_NO_ORDER = ["DELETE FROM ecom_data.order_item", "DELETE FROM ecom_data.orders"]


def test_an_order_that_is_not_held_or_counted_is_seen(lived_in: InstalledShop) -> None:
    with _broken(lived_in, [_ORDER, _ITEM], _NO_ORDER):
        assert "escrow holds 0.00 for order 261122ABCDEFGHJ (placed), it should hold 20.00" in _found(
            lived_in, "escrow"
        )
        assert "0 orders are counted as placed, there are 1" in _found(lived_in, "order states")
        assert "product 1 has 7 in stock, it should be 6" in _found(lived_in, "stock")
        lived_in.execute("UPDATE ecom_data.order_item SET state = 'cancelled'")
        assert _found(lived_in, "stock") == ""


def test_a_shop_without_a_plan_and_a_month_nobody_paid_are_seen(lived_in: InstalledShop) -> None:
    change = "UPDATE ecom_data.vendor SET kind = '{}' ORDER BY id LIMIT 1"
    vendor = lived_in.value("SELECT MIN(id) FROM ecom_data.vendor")
    with _broken(lived_in, change.format("shop"), change.format("individual")):
        assert f"shop {vendor} has no plan" in _found(lived_in, "memberships")
    charge = (
        "INSERT INTO ecom_data.membership_charge (vendor_id, vendor_name, plan_name, month, amount, status, charged_at,"
        f" due_at, paid_at) SELECT id, 'Nanyuan', 'Small', '2026-11-01', 20, 'paid', opened_at, opened_at, opened_at"
        f" FROM ecom_data.vendor WHERE id = {vendor}"
    )
    with _broken(lived_in, charge, "DELETE FROM ecom_data.membership_charge"):
        assert "20.00 of Nanyuan for 2026-11-01 count as paid, but were not taken" in _found(
            lived_in, "memberships"
        )


def test_stock_out_of_nothing_is_seen(lived_in: InstalledShop) -> None:
    change = "UPDATE ecom_data.stock SET quantity = {}"
    with _broken(lived_in, change.format(8), change.format(7)):
        assert "product 1 has 8 in stock, it should be 7" in _found(lived_in, "stock")
    with _broken(lived_in, "DELETE FROM ecom_data.stock", "INSERT INTO ecom_data.stock VALUES (1, 7)"):
        assert "product 1 has no stock row" in _found(lived_in, "stock")


def test_missing_and_extra_objects_are_seen(lived_in: InstalledShop) -> None:
    breaks = [
        "DROP PROCEDURE ecom.my_wallet",
        "CREATE TABLE ecom_data.left_over (id INT)",
        "CREATE VIEW ecom.peep AS SELECT * FROM ecom_data.account",
        "CREATE TRIGGER ecom_data.nosy BEFORE DELETE ON ecom_data.clock FOR EACH ROW SET @x = 1",
    ]
    mends = ["DROP TABLE ecom_data.left_over", "DROP VIEW ecom.peep", "DROP TRIGGER ecom_data.nosy"]
    with _broken(lived_in, breaks, mends):
        found = _found(lived_in, "objects")
        assert "procedure ecom.my_wallet is missing" in found
        for extra in ("table ecom_data.left_over", "view ecom.peep", "trigger ecom_data.nosy"):
            assert f"{extra} is no part of Ecom" in found
    install(lived_in.root)
    assert _found(lived_in, "objects") == "" and _found(lived_in, "grants") == ""


def test_another_definer_another_security_another_body_are_seen(lived_in: InstalledShop) -> None:
    lived_in.execute("DROP FUNCTION ecom_data.utc_now")
    lived_in.execute(
        "CREATE FUNCTION ecom_data.utc_now() RETURNS DATETIME(6) DETERMINISTIC READS SQL DATA RETURN '2020-01-01'"
    )
    try:
        assert "function ecom_data.utc_now has definer root@localhost" in _found(lived_in, "objects")
        assert "function ecom_data.utc_now differs from utc_now.sql" in _found(lived_in, "routines")
        lived_in.execute("ALTER FUNCTION ecom_data.utc_now SQL SECURITY INVOKER")
        assert "function ecom_data.utc_now has SQL SECURITY INVOKER" in _found(lived_in, "objects")
    finally:
        install(lived_in.root)
    assert _found(lived_in, "objects") == "" and _found(lived_in, "routines") == ""


def test_registries_that_differ_are_seen(lived_in: InstalledShop) -> None:
    with _broken(
        lived_in,
        [
            "UPDATE ecom_data.refusal SET number = 31999 WHERE word = 'not_found'",
            "UPDATE ecom_data.module_object SET privilege = 'read' WHERE object_name = 'suspend_account'",
            "UPDATE ecom_data.shop SET schema_version = 0",
        ],
        [
            f"UPDATE ecom_data.shop SET schema_version = {SCHEMA_VERSION}"
        ],  # its tables are today's: none migrates
    ):
        found = _found(lived_in, "registries")
        assert "refusals.toml: not_found" in found
        assert "module accounts opens procedure suspend_account (read)" in found
        assert "the schema is version 0" in found
    install(lived_in.root)
    assert _found(lived_in, "registries") == ""


@pytest.mark.parametrize(
    ("grant", "revoke", "says"),
    [
        (
            "GRANT SELECT ON ecom.admin_order TO ecom_customer",
            "REVOKE SELECT ON ecom.admin_order FROM ecom_customer",
            "the role ecom_customer has SELECT on ecom.admin_order, which is not declared",
        ),
        (
            "REVOKE EXECUTE ON PROCEDURE ecom.sign_in FROM ecom_member",
            "GRANT EXECUTE ON PROCEDURE ecom.sign_in TO ecom_member",
            "the role ecom_member lacks EXECUTE on PROCEDURE ecom.sign_in",
        ),
        (
            "GRANT ecom_member TO ecom_vendor",  # MariaDB loses what a role has through another one (MDEV-35743)
            "REVOKE ecom_member FROM ecom_vendor",
            "the role ecom_vendor has the role ecom_member, which is not declared",
        ),
        (
            "REVOKE EXECUTE ON PROCEDURE ecom.news FROM ecom_administrator",
            "GRANT EXECUTE ON PROCEDURE ecom.news TO ecom_administrator",
            "the role ecom_administrator lacks EXECUTE on PROCEDURE ecom.news",
        ),
        (
            "GRANT SELECT ON ecom_data.account TO ''@'%'",
            "REVOKE SELECT ON ecom_data.account FROM ''@'%'",
            "the guest has SELECT on ecom_data.account",
        ),
        (
            "GRANT PROCESS ON *.* TO ''@'%'",
            "REVOKE PROCESS ON *.* FROM ''@'%'",
            "the guest has PROCESS on *.*",
        ),
        (
            "GRANT INSERT ON ecom_data.wallet TO {person}@'%'",
            "REVOKE INSERT ON ecom_data.wallet FROM {person}@'%'",
            "holds a privilege on ecom_data.wallet",
        ),
        (
            "GRANT SELECT (email) ON ecom_data.account TO {person}@'%'",
            "REVOKE SELECT (email) ON ecom_data.account FROM {person}@'%'",
            "holds a privilege on ecom_data.account",
        ),
        (
            "GRANT SELECT ON ecom_data.* TO {person}@'%'",
            "REVOKE SELECT ON ecom_data.* FROM {person}@'%'",
            "holds a privilege on ecom_data.*",
        ),
        (
            "GRANT PROCESS ON *.* TO {person}@'%'",
            "REVOKE PROCESS ON *.* FROM {person}@'%'",
            "holds a privilege on the whole server",
        ),
        (
            "REVOKE SELECT ON ecom.admin_order FROM {administrator}@'%'",
            "GRANT SELECT ON ecom.admin_order TO {administrator}@'%'",
            "lacks SELECT on ecom.admin_order",
        ),
        (
            "GRANT DELETE ON ecom_data.* TO {administrator}@'%'",
            "REVOKE DELETE ON ecom_data.* FROM {administrator}@'%'",
            "has DELETE on ecom_data.*, which is not declared",
        ),
        (
            "GRANT FILE ON *.* TO 'ecom_definer'@'localhost'",
            "REVOKE FILE ON *.* FROM 'ecom_definer'@'localhost'",
            "the definer has FILE on *.*",
        ),
    ],
)
def test_a_grant_that_is_not_declared_is_seen(
    lived_in: InstalledShop, grant: str, revoke: str, says: str
) -> None:
    names = {
        "person": _customer(lived_in)[0],
        "administrator": lived_in.value(
            "SELECT a.mysql_user FROM ecom_data.account AS a JOIN ecom_data.administrator AS m ON a.id = m.account_id"
        ),
    }
    with _broken(lived_in, grant.format(**names), revoke.format(**names)):
        assert says in _found(lived_in, "grants")
    assert _found(lived_in, "grants") == ""


def test_accounts_without_owner_or_role_are_seen(lived_in: InstalledShop) -> None:
    person, _ = _customer(lived_in)
    stray = "u" + "0" * 31
    with _broken(lived_in, f"CREATE USER {stray}@'%'", f"DROP USER {stray}@'%'"):
        assert f"the MySQL account {stray} belongs to no account" in _found(lived_in, "accounts")
    with _broken(lived_in, f"GRANT ecom_vendor TO {person}@'%'", f"REVOKE ecom_vendor FROM {person}@'%'"):
        assert "ecom_vendor, it should have ecom_customer, ecom_member" in _found(lived_in, "accounts")
    change = "UPDATE ecom_data.account SET mysql_user = '{}' WHERE mysql_user = '{}'"
    with _broken(lived_in, change.format(stray, person), change.format(person, stray)):
        found = _found(lived_in, "accounts")
        assert "has no MySQL account" in found and f"{person} belongs to no account" in found
    with _broken(lived_in, "CREATE USER ''@'localhost'", "DROP USER ''@'localhost'"):
        assert "an anonymous account at localhost" in _found(lived_in, "accounts")
    assert _found(lived_in, "accounts") == ""


def test_settings_of_the_engine_are_seen(lived_in: InstalledShop) -> None:
    for name, wrong, right in (
        ("local_infile", "ON", "OFF"),
        ("event_scheduler", "OFF", "ON"),
        ("innodb_flush_log_at_trx_commit", "2", "1"),
    ):
        with _broken(lived_in, f"SET GLOBAL {name} = {wrong}", f"SET GLOBAL {name} = {right}"):
            assert f"{name} is {wrong}" in _found(lived_in, "settings")
    with _broken(
        lived_in, "UPDATE ecom_data.shop SET maintenance = 1", "UPDATE ecom_data.shop SET maintenance = 0"
    ):
        assert "closed for maintenance" in _found(lived_in, "settings")
    assert _found(lived_in, "settings") == ""


def test_a_stale_or_failing_tick_is_seen(lived_in: InstalledShop) -> None:
    with _broken(lived_in, "SET GLOBAL event_scheduler = OFF", "SET GLOBAL event_scheduler = ON"):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:  # a tick under way may still end
            lived_in.execute(
                "UPDATE ecom_data.scheduled_work SET last_run_at = ecom_data.utc_now() - INTERVAL 2 MINUTE,"
                " last_error = 'no' WHERE name IN ('tick', 'fold_sales')"
            )
            found = _found(lived_in, "schedule")
            if "the tick ran 12" in found and "the job fold_sales fails: no" in found:
                break
        else:
            pytest.fail(found)
    lived_in.execute("ALTER EVENT ecom_data.tick_event DISABLE")
    try:
        assert "the event tick_event is not enabled" in _found(lived_in, "schedule")
    finally:
        install(lived_in.root)  # an event belongs to whoever altered it last
        lived_in.execute(
            "UPDATE ecom_data.scheduled_work SET last_error = NULL, last_run_at = ecom_data.utc_now()"
        )


def test_the_command_says_it_in_lines(
    lived_in: InstalledShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    password = tmp_path / "root"
    password.write_text(lived_in.server.root_password())
    password.chmod(0o600)
    words = ["check", "--socket", str(lived_in.server.socket), "--password-file", str(password)]
    lived_in.execute("UPDATE ecom_data.scheduled_work SET last_run_at = ecom_data.utc_now()")
    assert main(words) == 0
    assert f"All is well: {len(CHECKS)} checks" in capsys.readouterr().out
    with _broken(
        lived_in, "UPDATE ecom_data.stock SET quantity = 9", "UPDATE ecom_data.stock SET quantity = 7"
    ):
        assert main([*words, "--only", "stock"]) == 1
    assert capsys.readouterr().out == "stock: product 1 has 9 in stock, it should be 7\n"


def test_a_server_without_a_shop_is_told_plainly(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = PrivateServer(engine, tmp_path / "bare", tuning=SMALL)
    bare.start()
    try:
        password = tmp_path / "root"
        password.write_text(bare.root_password())
        password.chmod(0o600)
        assert main(["check", "--socket", str(bare.socket), "--password-file", str(password)]) == 1
        assert "Is Ecom installed on this server?" in capsys.readouterr().err
    finally:
        bare.stop()
