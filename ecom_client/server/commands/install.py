"""`ecom-server install`: put the schema on a server, or bring it up to date."""

from __future__ import annotations

import argparse
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command
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
        choices=range(10, 16),
        default=11,
        help="bcrypt cost of a new shop's passwords (%(default)s)",
    )


def _run(arguments: argparse.Namespace) -> int:
    with connection.root(arguments) as root:
        install(
            root,
            shop_name=arguments.shop_name,
            time_zone=arguments.time_zone,
            password_cost=arguments.password_cost,
            say=print,
        )
    return 0


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
    "Puts Ecom's schema on a server or brings an older one up to date. Safe to repeat. A shop's name, time zone "
    "and password cost are taken the first time and stay.",
)
