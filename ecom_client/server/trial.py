"""The trial server: the private server in which a person tries Ecom on this computer."""

from __future__ import annotations

from pathlib import Path

from ecom_client.config.paths import paths
from ecom_client.server.engines import find_engine
from ecom_client.server.private_server import PrivateServer


def trial_server(directory: Path | None = None, *, port: int | None = None) -> PrivateServer:
    """This person's trial server, whether it exists yet or not; `port` is taken by its next start.

    It goes on with the engine its data folder was made by, and begins with MariaDB where there is a choice.
    """
    place = directory or paths().trial
    return PrivateServer(find_engine(PrivateServer(None, place).family), place, port=port)
