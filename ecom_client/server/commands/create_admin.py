"""`ecom-server create-admin`: make the first administrator."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

import pymysql

from ecom_client.domain.errors import Known
from ecom_client.server.administrators import AdministratorError, create_administrator
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError


def _arguments(parser: argparse.ArgumentParser) -> None:
    connection.add_arguments(parser)
    group = parser.add_argument_group("the administrator (what is not given is asked for)")
    group.add_argument("--login-name", help="what they sign in with")
    group.add_argument("--name", help="the name other administrators see")
    group.add_argument("--phone", default="", help="a telephone number")
    group.add_argument(
        "--new-password-file", metavar="FILE", type=Path, help="file with the password they sign in with"
    )


def _run(arguments: argparse.Namespace) -> int:
    login_name = arguments.login_name or _ask("Login name: ", "--login-name")
    name = arguments.name or _ask("Name: ", "--name")
    password = _new_password(arguments.new_password_file)
    with connection.root(arguments) as root:
        try:
            login = create_administrator(
                root,
                connection.address(arguments),
                login_name=login_name,
                name=name,
                password=password,
                phone=arguments.phone,
            )
        except AdministratorError as refusal:
            raise CommandError(str(refusal)) from refusal
        except pymysql.MySQLError as error:
            raise CommandError(
                f"{error.args[-1]}. Is the schema installed? Run `ecom-server install`."
            ) from error
        except Known as error:
            raise CommandError(f"The server cannot be reached as a client would: {error}") from error
    print(f"{login} is an administrator and may do everything. Sign in with the program.")
    return 0


def _ask(prompt: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError(f"There is nobody to ask: give {option}.")
    return input(prompt)


def _new_password(file: Path | None) -> str:
    if file is not None:
        try:
            return file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
    if not sys.stdin.isatty():
        raise CommandError("There is nobody to ask for the password: give --new-password-file FILE.")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise CommandError("The two passwords differ; nothing was done.")
    return first


COMMAND = Command(
    "create-admin",
    "make an administrator who may do everything",
    _arguments,
    _run,
    "Makes an account with an administrator's profile in the group Owners, who may do everything. A login name that "
    "is taken is refused and nothing is changed.",
)
