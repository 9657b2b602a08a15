"""The owner's command line, `ecom-server`: reads what is wanted, lets the command do it, says refusals in a sentence.

Exit codes: 0 done, 1 it could not be done (the reason is on standard error), 2 the command line made no sense, 130
interrupted; a command may have others of its own, which its help lists.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence

from ecom_client import __version__
from ecom_client.config import logs
from ecom_client.config.paths import paths
from ecom_client.server.commands import all_commands
from ecom_client.server.commands.command import CommandError
from ecom_client.server.install import InstallError
from ecom_client.server.private_server import PrivateServerError

_log = logging.getLogger(__name__)


def parser() -> argparse.ArgumentParser:
    """The command line's grammar, with every command in it."""
    top = argparse.ArgumentParser(prog="ecom-server", description="The tools of a shop's owner.")
    top.add_argument("--version", action="version", version=f"Ecom {__version__}")
    top.add_argument("--verbose", action="store_true", help="say what is done while it is done")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in all_commands():
        one = commands.add_parser(
            command.name, help=command.summary, description=command.text or command.summary
        )
        command.arguments(one)
        one.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line and answer its exit code."""
    arguments = parser().parse_args(argv)
    logs.set_up(paths().log, verbose=arguments.verbose)
    try:
        return int(arguments.run(arguments))
    except (CommandError, PrivateServerError, InstallError) as refusal:
        _log.info("%s was refused: %s", arguments.command, refusal)
        print(f"ecom-server: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("ecom-server: interrupted", file=sys.stderr)
        return 130
    finally:
        logs.close()
