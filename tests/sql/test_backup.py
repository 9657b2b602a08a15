"""A backup restored onto an empty server is the same shop: every row, every account, every grant, the passwords."""

from __future__ import annotations

import gzip
import re
import stat
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pymysql.connections import Connection

from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.domain.errors import SignInFailed
from ecom_client.domain.keys import new_key
from ecom_client.server.backup import backup, rows_of
from ecom_client.server.backup_file import BackupError, BackupWriter, parts
from ecom_client.server.check import check
from ecom_client.server.cli import main
from ecom_client.server.engines import REPLICATING, SMALL, Engine
from ecom_client.server.install import engine_of
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.restore import restore
from tests.fixtures.goods import put_on_sale
from tests.fixtures.people import PASSWORD, InstalledShop, People

pytestmark = pytest.mark.own_server

_HOSTILE = "'; DROP TABLE x; -- \\ \u0000? 商品 🛒 \" \n"


@pytest.fixture(scope="module")
def shop_to_keep(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """People of each kind, one in a group of its own, money, goods, somebody suspended, odd values; nothing ticks."""
    private = PrivateServer(engine, tmp_path_factory.mktemp("kept"), tuning=SMALL + REPLICATING)
    private.start()
    shop = InstalledShop(private)
    shop.execute("SET GLOBAL event_scheduler = OFF")
    people = People(shop)
    customer, vendor, administrator = people.customer(), people.vendor(), people.administrator()
    made = customer.write("ask_top_up", new_key(), Decimal("500.10"), "ICBC")
    administrator.write("decide_wallet_request", new_key(), made["id"], 1, "confirm", "")
    put_on_sale(vendor, "旧手机 Old phone", "300.00", stock=4)
    shop.execute("UPDATE ecom_data.customer SET name = %s WHERE id = %s", _HOSTILE, customer.profile_id)
    shop.execute(
        "INSERT INTO ecom_data.picture (id, media_type, width, height, content, thumbnail, created_at)"
        " VALUES (%s, 'image/png', 1, 1, %s, %s, ecom_data.utc_now())",
        "f" * 64,
        bytes(range(256)) * 4000,
        b"\x00\xff'\\",
    )
    gone = people.customer("Suspended")
    administrator.write("suspend_account", new_key(), gone.account_id, _version(shop, gone.account_id), "why")
    group = administrator.write("save_group", new_key(), None, None, "Less", "", "customer")["id"]
    administrator.write("set_access", new_key(), group, "customer.wallet", "full", "none")
    administrator.write("add_member", new_key(), group, customer.signed_in.identity.login_name)
    people.close()
    yield shop
    private.stop()


@pytest.fixture(scope="module")
def backup_file(shop_to_keep: InstalledShop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "shop.backup"
    made = backup(shop_to_keep.root, path)
    assert made.tables > 40
    assert made.rows > 1000
    assert made.accounts == 4
    return path


@pytest.fixture
def empty_server(engine: Engine, tmp_path: Path) -> Iterator[PrivateServer]:
    private = PrivateServer(engine, tmp_path / "empty", tuning=SMALL + REPLICATING)
    private.start()
    root = private.root_connection()
    rows_of(root, "SET GLOBAL event_scheduler = OFF")
    root.close()
    yield private
    private.stop()


def test_a_round_trip_changes_nothing(
    shop_to_keep: InstalledShop, backup_file: Path, empty_server: PrivateServer
) -> None:
    root = empty_server.root_connection()
    restore(root, backup_file)
    tables = _tables(shop_to_keep.root)
    assert _tables(root) == tables
    kept = [table for table in tables if table != "card_key"]
    assert _checksums(root, kept) == _checksums(shop_to_keep.root, kept)
    assert rows_of(root, "SELECT * FROM ecom_data.card_key") == []  # the key is in no backup
    assert _definitions(root, tables) == _definitions(shop_to_keep.root, tables)
    # An id that was used is not used again.
    before = _next_ids(shop_to_keep.root)
    assert all(number >= before[table] for table, number in _next_ids(root).items())
    assert _accounts(root) == _accounts(shop_to_keep.root)
    findings = check(root, ["ledger", "balances", "stock", "objects", "registries", "grants", "accounts"])
    assert not findings, "\n".join(map(str, findings))
    address = Address(socket_path=str(empty_server.socket))
    facts = accounts.ask_shop(address)
    assert facts == shop_to_keep.facts
    login = rows_of(root, "SELECT login_name FROM ecom_data.account WHERE status = 'active' ORDER BY id")[0][
        0
    ]
    assert accounts.sign_in(address, facts, login, PASSWORD).identity.login_name == login
    with pytest.raises(SignInFailed):
        accounts.sign_in(address, facts, login, "wrong horse")
    # Onto a shop that is there, never.
    with pytest.raises(BackupError, match="has a shop already"):
        restore(root, backup_file)
    assert _checksums(root, ["product"]) == _checksums(shop_to_keep.root, ["product"])
    root.close()


def test_a_cut_off_or_foreign_file_changes_nothing(backup_file: Path, empty_server: PrivateServer) -> None:
    root = empty_server.root_connection()
    whole = backup_file.read_bytes()
    plain = gzip.decompress(whole)
    other = plain.replace(b'"engine":"mariadb"', b'"engine":"mysql-"').replace(
        b'"engine":"mysql"', b'"engine":"mariadb"'
    )
    bad = {
        "cut": whole[: len(whole) // 2],
        "no end": gzip.compress(b"\n".join(plain.splitlines()[:-1]) + b"\n"),
        "text": b"CREATE DATABASE ecom;",
        "other": gzip.compress(b'{"hello": 1}\n'),
        "engine": gzip.compress(other),
        "newer": gzip.compress(plain.replace(b'"schema_version":', b'"schema_version":9', 1)),
        # Whole by its counts, but one of its statements fails late: what was restored is taken back.
        "late": gzip.compress(plain.replace(b"CREATE TABLE `wallet`", b"CREATE TABLE `wallet2`")),
    }
    for name, content in bad.items():
        path = backup_file.with_name(f"bad {name}")
        path.write_bytes(content)
        with pytest.raises(BackupError):
            restore(root, path)
        assert rows_of(root, "SHOW DATABASES LIKE 'ecom%'") == [], name
        assert rows_of(root, "SELECT User FROM mysql.user WHERE User REGEXP '^u[0-9a-f]{31}$'") == [], name
    with pytest.raises(BackupError, match="no shop"):
        backup(root, backup_file.with_name("nothing"))
    assert not backup_file.with_name("nothing").exists()
    root.close()


def test_it_is_the_owners_alone_and_never_written_over(
    shop_to_keep: InstalledShop, backup_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stat.S_IMODE(backup_file.stat().st_mode) == 0o600
    before = backup_file.read_bytes()
    with pytest.raises(BackupError, match="there already"):
        backup(shop_to_keep.root, backup_file)
    assert backup_file.read_bytes() == before
    with pytest.raises(BackupError, match="cannot be written"):
        backup(shop_to_keep.root, tmp_path / "no such folder" / "x")
    assert list(tmp_path.iterdir()) == []
    password = tmp_path / "password"
    root_password = shop_to_keep.root.password
    password.write_bytes(root_password if isinstance(root_password, bytes) else root_password.encode())
    password.chmod(0o600)
    where = ["--socket", str(shop_to_keep.server.socket), "--password-file", str(password)]
    assert main(["backup", str(tmp_path / "by command"), *where]) == 0
    assert main(["backup", str(tmp_path / "by command"), *where]) == 1
    assert main(["backup", str(tmp_path / "by command"), "--replace", *where]) == 0
    assert main(["restore", str(tmp_path / "by command"), *where]) == 1
    assert "has a shop already" in capsys.readouterr().err


def test_it_shows_one_moment(
    shop_to_keep: InstalledShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written while the backup runs is in all of its tables or in none: here, in none."""
    other = shop_to_keep.server.root_connection()
    ordinary = BackupWriter.table

    def busy(out: BackupWriter, name: str, create: str, columns: list[str]) -> None:
        if name == "access":  # the first one
            rows_of(
                other,
                "INSERT INTO ecom_data.account_opening (host, opened_at) VALUES ('busy', UTC_TIMESTAMP)",
            )
        ordinary(out, name, create, columns)

    monkeypatch.setattr(BackupWriter, "table", busy)
    backup(shop_to_keep.root, tmp_path / "moment")
    inside = [row for part in parts(tmp_path / "moment") for row in part.get("rows", []) if "busy" in row]
    rows_of(other, "DELETE FROM ecom_data.account_opening WHERE host = 'busy'")
    other.close()
    assert inside == []


def _version(shop: InstalledShop, account: int) -> int:
    return int(shop.value("SELECT version FROM ecom_data.account WHERE id = %s", account))


def _tables(root: Connection) -> list[str]:
    found = rows_of(
        root,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'ecom_data'"
        " AND table_type = 'BASE TABLE' ORDER BY table_name",
    )
    return [row[0] for row in found]


def _checksums(root: Connection, tables: list[str]) -> dict[str, int]:
    return {table: rows_of(root, f"CHECKSUM TABLE ecom_data.`{table}` EXTENDED")[0][1] for table in tables}


def _definitions(root: Connection, tables: list[str]) -> dict[str, str]:
    """MySQL names a column's character set from the second making on, though it is the table's."""
    return {
        table: re.sub(
            r" AUTO_INCREMENT=\d+| CHARACTER SET utf8mb4(?= COLLATE)",
            "",
            rows_of(root, f"SHOW CREATE TABLE ecom_data.`{table}`")[0][1],
        )
        for table in tables
    }


def _next_ids(root: Connection) -> dict[str, int]:
    """By table; one that never had a row has none."""
    found = {}
    for table in _tables(root):
        made = rows_of(root, f"SHOW CREATE TABLE ecom_data.`{table}`")[0][1]
        number = re.search(r" AUTO_INCREMENT=(\d+)", made)
        found[table] = int(number[1]) if number else 1
    return found


def _accounts(root: Connection) -> dict[str, tuple[str, frozenset[str]]]:
    if engine_of(root) == "mysql":
        rows_of(root, "SET SESSION print_identified_with_as_hex = ON")
    users = rows_of(root, "SELECT User FROM mysql.user WHERE User REGEXP '^u[0-9a-f]{31}$'")
    return {
        user: (
            rows_of(root, f"SHOW CREATE USER '{user}'@'%'")[0][0],
            frozenset(row[0] for row in rows_of(root, f"SHOW GRANTS FOR '{user}'@'%'")),
        )
        for (user,) in users
    }
