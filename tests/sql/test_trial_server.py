"""The trial server is made ready once: whoever comes in again finds it as it is, with its doors open."""

from __future__ import annotations

from pathlib import Path

from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.server.engines import SMALL, Engine
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.trial import ready


def _objects(server: PrivateServer) -> tuple[object, ...]:
    root = server.root_connection()
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), MAX(created), MAX(last_altered) FROM information_schema.routines"
            " WHERE routine_schema IN ('ecom', 'ecom_data')"
        )
        found = tuple(cursor.fetchone())
    root.close()
    return found


def test_the_schema_is_installed_again_only_when_it_is_another_one(engine: Engine, tmp_path: Path) -> None:
    server = PrivateServer(engine, tmp_path / "trial", tuning=SMALL)
    try:
        assert ready(server=server).socket_path == str(server.socket)
        made = _objects(server)
        root = server.root_connection()
        root.cursor().execute("DROP PROCEDURE ecom.my_cart")
        root.close()
        left = _objects(server)
        ready(server=server)
        assert _objects(server) == left != made, "nothing is touched while the program is the same"
        (server.data / "ecom-schema").write_text("that of an earlier program")
        ready(server=server)
        assert _objects(server)[0] == made[0], "another program brings its own"
        root = server.root_connection()
        root.cursor().execute("UPDATE ecom_data.shop SET maintenance = 1")
        root.commit()
        root.close()
        ready(server=server)
        assert not accounts.ask_shop(Address(socket_path=str(server.socket))).maintenance, "it is made whole"
    finally:
        server.stop()
