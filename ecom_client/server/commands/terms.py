"""`ecom-server terms`: show the terms of use, or publish new ones."""

from __future__ import annotations

import argparse
from pathlib import Path

import pymysql

from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError


def _arguments(parser: argparse.ArgumentParser) -> None:
    connection.add_arguments(parser)
    group = parser.add_argument_group("new terms of use (both languages, or neither to see the present ones)")
    group.add_argument("--english", type=Path, metavar="FILE", help="the text in English")
    group.add_argument("--chinese", type=Path, metavar="FILE", help="the text in Chinese")


def _run(arguments: argparse.Namespace) -> int:
    if bool(arguments.english) != bool(arguments.chinese):
        raise CommandError("Give the text in both languages: --english FILE --chinese FILE.")
    with connection.root(arguments) as root, root.cursor() as cursor:
        try:
            if arguments.english:
                cursor.execute(
                    "CALL ecom_data.publish_terms(%s, %s)",
                    (_read(arguments.english), _read(arguments.chinese)),
                )
            cursor.execute(
                "SELECT t.version, t.published_at, t.text_en, t.text_zh,"
                " (SELECT COUNT(*) FROM ecom_data.account AS a WHERE a.terms_version = t.version"
                " AND a.status = 'active'),"
                " (SELECT COUNT(*) FROM ecom_data.account AS a WHERE a.status = 'active')"
                " FROM ecom_data.terms AS t ORDER BY t.version DESC LIMIT 1"
            )
            version, published, english, chinese, accepted, people = cursor.fetchone()
        except pymysql.MySQLError as error:
            raise CommandError(
                f"{error.args[-1]}. Is the schema installed? Run `ecom-server install`."
            ) from error
    if not arguments.english:
        print(f"{english}\n\n{chinese}\n")
    print(
        f"Version {version}, published {published:%Y-%m-%d %H:%M} UTC; accepted by {accepted} of {people} accounts."
    )
    if arguments.english:
        print("Everybody is asked to accept it when they sign in next, and writes nothing before.")
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error


COMMAND = Command(
    "terms",
    "show the terms of use, or publish new ones",
    _arguments,
    _run,
    "Shows the terms of use and how many have accepted them, or publishes a new version, which everybody accepts at "
    "their next sign-in before they go on. Who accepted which version, and when, is kept.",
)
