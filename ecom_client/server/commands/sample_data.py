"""`ecom-server sample-data`: fill a shop with people, goods and trade to look at."""

from __future__ import annotations

import argparse
import time

from ecom_client.data.address import Address
from ecom_client.server import sample
from ecom_client.server.commands import connection
from ecom_client.server.commands.command import Command
from ecom_client.server.trial import trial_server


def _arguments(parser: argparse.ArgumentParser) -> None:
    connection.add_arguments(parser)
    parser.add_argument(
        "--size",
        type=_size,
        default="small",
        help="small (about 120 products), medium (2,000), large (20,000), or a number of products (%(default)s)",
    )
    parser.add_argument("--orders", type=int, help="how many past orders (it follows from the size)")


def _run(arguments: argparse.Namespace) -> int:
    products, orders = arguments.size
    began = time.monotonic()
    with connection.root(arguments) as root:
        filled = sample.fill(
            root,
            _address(arguments),
            products=products,
            orders=orders if arguments.orders is None else arguments.orders,
            say=print,
        )
    if filled:
        names = ", ".join(f"{name} ({window})" for name, window in sample.SIGN_INS)
        print(f"Sign in as {names}; the password is {sample.PASSWORD}. {time.monotonic() - began:.1f} s.")
    else:
        print("This shop has sample data already.")
    return 0


def _size(text: str) -> tuple[int, int]:
    if text in sample.SIZES:
        return sample.SIZES[text]
    if text.isascii() and text.isdigit():
        return int(text), max(180, int(text) * 3 // 2)
    raise argparse.ArgumentTypeError(f"{text!r} is no size: small, medium, large or a number")


def _address(arguments: argparse.Namespace) -> Address:
    if arguments.trial:
        return Address(socket_path=str(trial_server().socket))
    if arguments.socket:
        return Address(socket_path=str(arguments.socket))
    return Address(((arguments.host, arguments.port),), tls_ca=str(arguments.tls_ca or ""))


COMMAND = Command(
    "sample-data",
    "fill a shop with people, goods and trade to look at",
    _arguments,
    _run,
    "Fills a shop with people, goods and ninety days of trade. Safe to repeat: a shop that has them is left alone.",
)
