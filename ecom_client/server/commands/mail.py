"""`ecom-server mail`: send the letters that wait, once or as long as it runs."""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable
from pathlib import Path

import pymysql
from pymysql.connections import Connection

from ecom_client.config.paths import paths
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError
from ecom_client.server.mail.post import LetterDeferred, LetterRefused, Post, PostError, load
from ecom_client.server.mail.queue import NotReady, Round, compose, send_due, shop_of
from ecom_client.server.mail.words import letter

_log = logging.getLogger(__name__)

LONGEST_PAUSE = 120
"""Seconds between two looks at most while the mail server cannot be used."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    connection.add_arguments(parser)
    group = parser.add_argument_group("the letters")
    group.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="the file that says where the mail server is (mail.toml in your settings' folder)",
    )
    group.add_argument("--watch", action="store_true", help="go on, and send each letter when it is written")
    group.add_argument(
        "--every", type=_seconds, default=5.0, metavar="SECONDS", help="how often --watch looks (%(default)g)"
    )
    group.add_argument(
        "--test", metavar="ADDRESS", help="send one letter to this address, to see that it works"
    )


def _run(arguments: argparse.Namespace) -> int:
    try:
        post = load(arguments.settings or paths().config / "mail.toml")
        with connection.root(arguments) as root:
            if arguments.test:
                return _test(root, post, arguments.test)
            if arguments.watch:
                watch(root, post, arguments.every)
            return _once(root, post)
    except (PostError, NotReady) as error:
        raise CommandError(str(error)) from error
    except pymysql.MySQLError as error:
        raise CommandError(
            f"{error.args[-1]}. Is the schema installed? Run `ecom-server install`."
        ) from error


def _once(root: Connection, post: Post) -> int:
    done = send_due(root, post, print)
    print(_told(done))
    return 1 if done.trouble or done.failed else 0


def watch(
    root: Connection,
    post: Post,
    every: float,
    pause: Callable[[float], None] = time.sleep,
    rounds: int | None = None,
) -> None:
    """Send what is due again and again. What goes wrong is said, and tried again more and more seldom.

    `rounds` ends it after so many looks.
    """
    wait, said = every, ""
    while rounds is None or rounds > 0:
        try:
            _come_back(root)
            done = send_due(root, post, print)
            trouble = done.trouble
            if done.sent or done.failed:
                print(_told(done), flush=True)
        except (NotReady, pymysql.MySQLError) as error:
            trouble = str(error.args[-1]) if error.args else type(error).__name__
            if trouble != said:
                print(trouble, flush=True)
        if trouble and trouble != said:
            _log.warning("mail: %s", trouble)
        said = trouble
        wait = min(wait * 2, LONGEST_PAUSE) if trouble else every
        rounds = None if rounds is None else rounds - 1
        pause(wait)


def _come_back(root: Connection) -> None:
    """Connect again where the connection was lost since the last look."""
    try:
        root.ping(reconnect=False)
    except pymysql.MySQLError:
        root.connect()


def _test(root: Connection, post: Post, address: str) -> int:
    shop = shop_of(root)
    words = letter("test", "en", {"shop": shop.name})
    try:
        message = compose(shop, address, words.subject, words.text, "ecom-test")
        with post.open() as conversation:
            conversation.give(message)
    except (LetterRefused, LetterDeferred, ValueError) as error:
        raise CommandError(f"The mail server does not take it: {error}") from error
    print(f"{post.host} took a letter to {address}. Look whether it arrives.")
    return 0


def _told(done: Round) -> str:
    if not done:
        return "No letter is due."
    return f"{done.sent} sent, {done.later} wait, {done.failed} given up."


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0.1 <= number <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no pause: it is 0.1 to 3600 seconds")
    return number


COMMAND = Command(
    "mail",
    "send the letters that wait: codes for forgotten passwords and e-mail addresses",
    _arguments,
    _run,
    "Gives the letters the shop has written to your mail server, once or with --watch as long as it runs. A letter "
    "that is not taken waits and is tried again over some seventeen hours; `ecom-server check` tells of those given "
    "up. Where the mail server is stands in a file of yours and never in the database. Exit code 0 when all is "
    "sent, 1 when something could not be.",
)
