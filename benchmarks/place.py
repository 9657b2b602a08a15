"""A shop on a private server for one measurement: as durable as a shared server, reached over loopback TCP."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecom_client.data.address import Address
from ecom_client.server.engines import Tuning
from ecom_client.server.private_server import PrivateServer
from tests.fixtures.people import InstalledShop, People
from tests.fixtures.servers import engine_of_this_run

MEMORY = Tuning(("--innodb-buffer-pool-size=256M",))


@contextmanager
def open_shop() -> Iterator[tuple[InstalledShop, People, Address]]:
    """An empty shop, who makes people in it, and its address over TCP. ECOM_TEST_ENGINE names the engine."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
        free.close()
        engine = engine_of_this_run()
        server = PrivateServer(engine, Path(folder), port=port, tuning=MEMORY)
        server.start()
        try:
            shop = InstalledShop(server)
            people = People(shop)
            print(f"{engine.title}, commits as durable as a shop's")
            yield shop, people, Address((("127.0.0.1", port),))
            people.close()
        finally:
            server.stop()
