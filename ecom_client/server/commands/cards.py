"""`ecom-server cards`: the key bank cards are encrypted with."""

from __future__ import annotations

import argparse
from pathlib import Path

import pymysql

from ecom_client.server import cards
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="init|load|rotate")
    init = actions.add_parser("init", help="make the shop's key, write it into FILE and load it")
    init.add_argument("file", type=Path, metavar="FILE", help="where the key is written; must not exist")
    load = actions.add_parser(
        "load", help="give the running server the key in FILE; after each start of the server"
    )
    load.add_argument("file", type=Path, metavar="FILE", help="the file `cards init` or `cards rotate` wrote")
    rotate = actions.add_parser("rotate", help="encrypt every card anew with a new key")
    rotate.add_argument("file", type=Path, metavar="OLD", help="the file of the key in use")
    rotate.add_argument("new", type=Path, metavar="NEW", help="where the new key is written; must not exist")
    for action in (init, load, rotate):
        connection.add_arguments(action)


def _run(arguments: argparse.Namespace) -> int:
    with connection.root(arguments) as root:
        try:
            if arguments.action == "init":
                cards.init(root, arguments.file)
                print(
                    f"The card key is in {arguments.file} and loaded. Without that file no card can be read again:"
                )
                print("keep a copy, apart from the shop's backups.")
            elif arguments.action == "load":
                cards.load(root, arguments.file)
                print("The card key is loaded until the server stops.")
            else:
                count = cards.rotate(root, arguments.file, arguments.new)
                print(f"{count} cards are encrypted with the key in {arguments.new}, which is loaded.")
                print(f"Backups made until now need the key in {arguments.file}: keep it with them.")
        except cards.CardsError as error:
            raise CommandError(str(error)) from error
        except pymysql.MySQLError as error:
            raise CommandError(
                f"{error.args[-1]}. Is the schema installed? Run `ecom-server install`."
            ) from error
    return 0


COMMAND = Command(
    "cards",
    "make, load or change the key bank cards are encrypted with",
    _arguments,
    _run,
    "Bank cards are encrypted with a key that lies in a file of yours and, while the server runs, in its memory: in "
    "none of its files and no backup. Load it after each start of the server; until then cards can be neither kept nor "
    "shown. With several machines, load it on each.",
)
