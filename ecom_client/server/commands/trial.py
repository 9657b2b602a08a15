"""`ecom-server trial`: start, stop and look at the trial server of this computer."""

from __future__ import annotations

import argparse

from ecom_client.server.commands.command import Command
from ecom_client.server.commands.connection import port
from ecom_client.server.private_server import PrivateServer, State
from ecom_client.server.trial import trial_server

STOPPED = 3
"""Exit code of `trial status` when the server is stopped."""
NOT_INSTALLED = 4
"""Exit code of `trial status` when there is no database server program on this computer."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="start|stop|status")
    start = actions.add_parser("start", help="start it, and make it the first time")
    start.add_argument(
        "--port",
        type=port,
        help="let programs of this computer connect to 127.0.0.1 at this port as well (only its socket otherwise)",
    )
    actions.add_parser("stop", help="shut it down; its data stays")
    actions.add_parser(
        "status",
        help=f"say whether it runs; exit code 0 running, {STOPPED} stopped, {NOT_INSTALLED} not installed",
    )


def _run(arguments: argparse.Namespace) -> int:
    if arguments.action == "start":
        server = trial_server(port=arguments.port)
        started = server.start()
        _say(server)
        if not started and arguments.port not in (None, server.port):
            print(f"It ran already; port {arguments.port} is taken up by the next start.")
        return 0
    server = trial_server()
    if arguments.action == "stop":
        print("The trial server is stopped." if server.stop() else "The trial server was not running.")
        return 0
    _say(server)
    return {State.RUNNING: 0, State.STOPPED: STOPPED, State.NOT_INSTALLED: NOT_INSTALLED}[
        server.status().state
    ]


def _say(server: PrivateServer) -> None:
    status = server.status()
    engine = f" ({status.engine})" if status.engine else ""
    print(f"The trial server is {status.state.value}{engine}.")
    if status.state is State.RUNNING:
        print(f"  process  {status.pid}")
        print(f"  socket   {server.socket}")
        if status.port:
            print(f"  port     127.0.0.1:{status.port}")
    print(f"  folder   {status.directory}")
    if status.advice:
        print(status.advice)


COMMAND = Command(
    "trial",
    "start, stop or look at the trial server of this computer",
    _arguments,
    _run,
    "The trial server is a database server of your own for trying Ecom. It keeps running when the program ends.",
)
