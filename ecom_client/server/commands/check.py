"""`ecom-server check`: whether the books balance and the server is as it was installed."""

from __future__ import annotations

import argparse

import pymysql

from ecom_client.server.check import CHECKS, check
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError


def _arguments(parser: argparse.ArgumentParser) -> None:
    connection.add_arguments(parser)
    parser.add_argument(
        "--only", action="append", choices=sorted(CHECKS), default=[], help="run this check (repeatable)"
    )


def _run(arguments: argparse.Namespace) -> int:
    with connection.root(arguments) as root:
        try:
            findings = check(root, arguments.only)
        except pymysql.MySQLError as error:
            raise CommandError(
                f"The check cannot run: {error.args[-1]}. Is Ecom installed on this server?"
            ) from error
    for finding in findings:
        print(finding)
    if not findings:
        print(f"All is well: {len(arguments.only) or len(CHECKS)} checks, nothing found.")
    return 1 if findings else 0


COMMAND = Command(
    "check",
    "see whether the books balance and the server is as it was installed",
    _arguments,
    _run,
    "Checks the ledger, balances, escrow, stock and figures, every object, grant and account, and the server's "
    "settings. Prints a line for each thing that is wrong; exit code 0 when nothing is, 1 otherwise.",
)
