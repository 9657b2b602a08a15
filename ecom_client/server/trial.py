"""The trial server: the private server in which a person tries Ecom on this computer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pymysql.connections import Connection
from pymysql.cursors import Cursor

from ecom_client.config.page_modules import page_modules
from ecom_client.config.paths import bundled, paths
from ecom_client.data.address import Address
from ecom_client.server import cards
from ecom_client.server.engines import find_engine
from ecom_client.server.install import engine_of, install
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.schema import Schema


def trial_server(directory: Path | None = None, *, port: int | None = None) -> PrivateServer:
    """This person's trial server, whether it exists yet or not; `port` is taken by its next start.

    It goes on with the engine its data folder was made by, and begins with MariaDB where there is a choice.
    """
    place = directory or paths().trial
    return PrivateServer(find_engine(PrivateServer(None, place).family), place, port=port)


def ready(say: Callable[[str], None] = lambda _words: None, server: PrivateServer | None = None) -> Address:
    """Make the trial server run, with the schema of this program and, the first time, sample data; how to reach it.

    It is this person's, or `server`. Raises PrivateServerError with what to do when there is no server program,
    InstallError when the schema is newer.
    """
    from ecom_client.server.sample import fill

    server = server or trial_server()
    server.start()
    root = server.root_connection()
    try:
        address = Address(socket_path=str(server.socket))
        _install_once(root, server.data / "ecom-schema")
        with suppress(cards.CardsError):
            cards.ready(root, server.directory / "card.key")
        fill(
            root, address, say=say
        )  # at once when the samples are there; an interrupted first start is made good
    finally:
        root.close()
    return address


def _install_once(root: Connection, mark: Path) -> None:
    """Install unless this program did so before: nobody who is in is turned out for nothing.

    `mark` says what was installed last and goes when the data go. Of two programs at once the second waits.
    """
    wanted = Schema(bundled("sql"), engine_of(root), page_modules().modules).fingerprint()
    with root.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK('ecom.trial', 600)")
        try:
            if mark.exists() and mark.read_text() == wanted and not _is_closed(cursor):
                return
            install(root, shop_name="Ecom")
            mark.write_text(wanted)
        finally:
            cursor.execute("SELECT RELEASE_LOCK('ecom.trial')")


def _is_closed(cursor: Cursor) -> bool:
    """Whether an installation broke off."""
    cursor.execute("SELECT maintenance FROM ecom_data.shop")
    return bool(cursor.fetchone()[0])
