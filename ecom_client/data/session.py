"""One signed-in connection with the questions that can be asked through it."""

from __future__ import annotations


from typing import Any

from sqlalchemy import Executable

from ecom_client.data.wire import Wire


class Session:
    """A window's connection: a repository a noun, made when first asked for. Used by one thread at a time."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def rows(self, statement: Executable, params: dict[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of a statement over the API's views: what paged lists read through."""
        return self.wire.rows(statement, params)

    def pull(self) -> None:
        """End the connection from another thread; the next question opens a new one."""
        self.wire.pull()

    def close(self) -> None:
        """Let the connection go."""
        self.wire.close()
