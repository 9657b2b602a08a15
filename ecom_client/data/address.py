"""Where a server is and how to reach it."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
from dataclasses import dataclass

from ecom_client.domain.errors import ServerAway, Untrusted

CONNECT_TIMEOUT = 2.5
"""Seconds one host may take to accept."""

ANSWER_TIMEOUT = 20.0
"""Seconds an answer may take before the connection counts as dead."""


@dataclass(frozen=True)
class Address:
    """One server, or several hosts of one cluster: the first that accepts is taken.

    `socket_path` names a local server; then hosts are not used. `tls_ca` is a PEM file with the certificate
    authority to trust; empty means the system's. TLS is required for every host that is not this machine.
    """

    hosts: tuple[tuple[str, int], ...] = ()
    socket_path: str = ""
    tls_ca: str = ""

    def __str__(self) -> str:
        if self.socket_path:
            return "this computer"
        return ", ".join(f"{host}:{port}" for host, port in self.hosts)

    def tls_context(self, host: str) -> ssl.SSLContext | None:
        """What verifies the server's certificate and name; None for this machine without a CA of its own."""
        if not self.tls_ca and (self.socket_path or host in ("localhost", "127.0.0.1", "::1")):
            return None
        try:
            return ssl.create_default_context(cafile=self.tls_ca or None)
        except (OSError, ssl.SSLError) as error:
            raise Untrusted(f"{self.tls_ca}: {error}") from error

    def open(self) -> tuple[socket.socket, str]:
        """A connected socket and the host it leads to. ServerAway with every host's reason when none accepts."""
        if self.socket_path:
            return self._open_local(), "localhost"
        reasons = []
        for host, port in self.hosts:
            try:
                opened = socket.create_connection((host, port), timeout=CONNECT_TIMEOUT)
            except OSError as error:
                reasons.append(f"{host}:{port}: {error}")
                continue
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            return opened, host
        raise ServerAway("; ".join(reasons) or "no host is given")

    def _open_local(self) -> socket.socket:
        opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        opened.settimeout(CONNECT_TIMEOUT)
        try:
            opened.connect(self.socket_path)
        except OSError as error:
            opened.close()
            raise ServerAway(f"{self.socket_path}: {error}") from error
        return opened


class Plug:
    """A second handle on a connection's socket, to pull it from another thread.

    It is a duplicate of the descriptor, because TLS takes the socket object itself over.
    """

    def __init__(self, opened: socket.socket) -> None:
        self._handle = socket.socket(opened.family, opened.type, fileno=os.dup(opened.fileno()))

    def pull(self) -> None:
        """End the connection now: whoever waits for an answer gets an error at once."""
        with contextlib.suppress(OSError):
            self._handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let the duplicate go."""
        self._handle.close()
