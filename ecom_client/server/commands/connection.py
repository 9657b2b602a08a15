"""How the owner's commands reach a server: the trial server, or one by host or socket.

A password is never typed into the command line, where other people of the computer could read it.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import ssl
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pymysql
from pymysql.connections import Connection

from ecom_client.config.settings import DEFAULT_PORT
from ecom_client.data.address import Address
from ecom_client.server.commands.command import CommandError
from ecom_client.server.hosts import is_this_computer
from ecom_client.server.trial import trial_server


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say which server is meant and who connects."""
    group = parser.add_argument_group("which server")
    place = group.add_mutually_exclusive_group(required=True)
    place.add_argument(
        "--trial", action="store_true", help="the trial server of this computer (started if needed)"
    )
    place.add_argument("--host", help="a shop's server; TLS is used and verified unless it is this computer")
    place.add_argument("--socket", type=Path, help="a server of this computer by its socket")
    group.add_argument("--port", type=port, default=DEFAULT_PORT, help="its port (%(default)s)")
    group.add_argument("--user", default="root", help="an account that may do everything (%(default)s)")
    group.add_argument(
        "--password-file",
        metavar="FILE",
        help="file with that account's password, - for standard input; without it the password is asked for",
    )
    group.add_argument(
        "--tls-ca",
        type=Path,
        metavar="FILE",
        help="certificate authority (PEM) that signed the server's certificate, if the system does not know it",
    )


@contextlib.contextmanager
def root(arguments: argparse.Namespace) -> Iterator[Connection]:
    """The connection the options of `add_arguments` describe, in autocommit, closed after the block.

    Raises CommandError when the options do not fit each other or the server does not let one in.
    """
    connection = _connect(arguments)
    try:
        yield connection
    finally:
        with contextlib.suppress(pymysql.MySQLError):
            connection.close()


def address(arguments: argparse.Namespace) -> Address:
    """Where a person's own client finds the server the options describe."""
    if arguments.trial:
        return Address(socket_path=str(trial_server().socket))
    if arguments.socket:
        return Address(socket_path=str(arguments.socket))
    return Address(
        hosts=((arguments.host, arguments.port),), tls_ca=str(arguments.tls_ca) if arguments.tls_ca else ""
    )


def verifying(authority: Path | None) -> ssl.SSLContext:
    """TLS that checks the certificate and the host name. Raises CommandError when `authority` is no such file."""
    try:
        context = ssl.create_default_context(cafile=str(authority) if authority else None)
    except (OSError, ssl.SSLError) as error:
        raise CommandError(f"{authority} is no file of certificates: {error}") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _connect(arguments: argparse.Namespace) -> Connection:
    if arguments.trial:
        server = trial_server()
        server.start()
        return server.root_connection()
    where = str(arguments.socket) if arguments.socket else f"{arguments.host}:{arguments.port}"
    here = arguments.socket is not None or is_this_computer(arguments.host)
    tls = verifying(arguments.tls_ca) if arguments.tls_ca or not here else None
    password = _password(arguments.password_file, f"Password of {arguments.user} at {where}: ")
    place = (
        {"unix_socket": str(arguments.socket)}
        if arguments.socket
        else {"host": arguments.host, "port": arguments.port}
    )
    try:
        return pymysql.connect(
            **place,
            user=arguments.user,
            password=password,
            charset="utf8mb4",
            autocommit=True,
            connect_timeout=10,
            ssl=tls,
        )
    except pymysql.MySQLError as error:
        raise CommandError(f"{where} does not let {arguments.user} in: {_words(error)}") from error


def _password(file: str | None, prompt: str) -> str:
    if file == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if file is None:
        if not sys.stdin.isatty():
            raise CommandError("There is nobody to ask for the password: give it with --password-file FILE.")
        return getpass.getpass(prompt)
    path = Path(file)
    try:
        if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            print(f"Warning: others can read {path}: chmod 600 {path}", file=sys.stderr)
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error


def _words(error: pymysql.MySQLError) -> str:
    return str(error.args[1]) if len(error.args) > 1 else str(error)


def port(text: str) -> int:
    """A port from the command line."""
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a port is a whole number from 1 to 65535")
    return int(text)
