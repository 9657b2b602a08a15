"""`ecom-server install`: put the schema on a server, or bring it up to date."""

from __future__ import annotations

import argparse
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ecom_client.config.page_modules import PageModule, page_modules
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command, CommandError
from ecom_client.server.install import install


def _arguments(parser: argparse.ArgumentParser) -> None:
    connection.add_arguments(parser)
    parser.add_argument("--shop-name", default="Ecom", help="name of a new shop (%(default)s)")
    parser.add_argument(
        "--time-zone",
        type=_zone,
        default="Asia/Shanghai",
        help="time zone of a new shop: it bounds its days for good (%(default)s)",
    )
    parser.add_argument(
        "--password-cost",
        type=int,
        choices=range(10, 17),
        metavar="N",
        help="bcrypt cost of passwords, 10 to 16: of a new shop (11 without it), or a higher one for a shop that is "
        "there, which each password gets when its owner signs in next",
    )
    parser.add_argument(
        "--module",
        action="append",
        default=[],
        metavar="PACKAGE",
        help="install the modules of this package only (repeatable); without it, of every package that has one",
    )


def _run(arguments: argparse.Namespace) -> int:
    with connection.root(arguments) as root:
        install(
            root,
            shop_name=arguments.shop_name,
            time_zone=arguments.time_zone,
            password_cost=arguments.password_cost,
            packages=_packages(arguments.module),
            say=print,
        )
    return 0


def _packages(wanted: list[str]) -> tuple[PageModule, ...] | None:
    if not wanted:
        return None
    found = page_modules()
    for name in wanted:
        if broken := next((one for one in found.broken if one.package == name), None):
            raise CommandError(f"The module of {name} cannot be read: {broken.why}")
        if all(module.package != name for module in found.modules):
            raise CommandError(f"No package {name} with a module for Ecom is installed for this Python.")
    return tuple(module for module in found.modules if module.package in wanted)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{name!r} is no time zone; one is Asia/Shanghai") from error
    return name


COMMAND = Command(
    "install",
    "put the schema on a server, or bring it up to date",
    _arguments,
    _run,
    "Puts Ecom's schema on a server or brings an older one up to date. Safe to repeat. A shop's name and time "
    "zone are taken the first time and stay; the cost of its passwords may be raised.",
)
