"""`ecom-server backup` and `ecom-server restore`: a whole shop into one file, and back."""

from __future__ import annotations

import argparse
from pathlib import Path

import pymysql

from ecom_client.server.backup import backup
from ecom_client.server.backup_file import BackupError
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError
from ecom_client.server.restore import restore


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where the backup is written")
    parser.add_argument("--replace", action="store_true", help="replace a file that is there already")
    connection.add_arguments(parser)


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup made by `ecom-server backup`")
    connection.add_arguments(parser)


def _run_backup(arguments: argparse.Namespace) -> int:
    with connection.root(arguments) as root:
        try:
            made = backup(root, arguments.file, replace=arguments.replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except pymysql.MySQLError as error:
            raise CommandError(f"The backup was not made: {error.args[-1]}.") from error
    print(f"{arguments.file}: {made.tables} tables, {made.rows} rows, {made.accounts} accounts.")
    print("It holds everything of the shop, password hashes too: keep it where nobody else can read it.")
    return 0


def _run_restore(arguments: argparse.Namespace) -> int:
    with connection.root(arguments) as root:
        try:
            made = restore(root, arguments.file, say=print)
        except BackupError as error:
            raise CommandError(str(error)) from error
    print(f"Restored: {made.tables} tables, {made.rows} rows, {made.accounts} accounts.")
    return 0


BACKUP = Command(
    "backup",
    "write the whole shop into one file",
    _backup_arguments,
    _run_backup,
    "Writes every table as it is at one moment, and people's accounts with their password hashes, into one compressed "
    "file that only you can read. The shop goes on working meanwhile.",
)
RESTORE = Command(
    "restore",
    "put a backed-up shop onto a server that has none",
    _restore_arguments,
    _run_restore,
    "Restores a backup onto a server without a shop, of the same engine it was made on: data, accounts, passwords and "
    "grants are as they were. A backup of an older version is brought up to date. Restore only files you trust.",
)
