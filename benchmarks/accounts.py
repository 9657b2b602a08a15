"""What opening an account and connecting cost as the shop grows. Every person has a database account of their own.

Run: python -m benchmarks.accounts [accounts]
"""

from __future__ import annotations

import statistics
import sys
import time

from benchmarks.place import open_shop
from ecom_client.data import accounts
from ecom_client.data.wire import Wire
from tests.fixtures.people import InstalledShop, Person

SAMPLE = 50


def open_accounts(shop: InstalledShop, first: int, count: int) -> float:
    """Open so many accounts as a guest does; the median of the last ones in milliseconds."""
    guest = Wire(shop.address)
    taken = []
    for number in range(first, first + count):
        begun = time.perf_counter()
        guest.read("open_account", f"someone{number}")
        taken.append((time.perf_counter() - begun) * 1000)
    guest.close()
    return statistics.median(taken[-SAMPLE:])


def connecting(person: Person) -> float:
    """The median of connecting as this person and asking who they are, in milliseconds."""
    taken = []
    for _round in range(SAMPLE):
        begun = time.perf_counter()
        accounts.ask_identity(person.shop.address, person.signed_in.credentials)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Measures at 100 accounts and at 5,000, or as many as asked for."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with open_shop() as (shop, people, _address):
        shop.execute(
            "UPDATE ecom_data.setting SET value = '1000000' WHERE name = 'openings_per_host_and_hour'"
        )
        customer = people.customer()
        there = 0
        for count in (100, most):
            opened = open_accounts(shop, there, count - there)
            there = count
            connected = connecting(customer)
            print(
                f"{count:6,} accounts: opening one more {opened:6.2f} ms, connecting and signing in {connected:6.2f} ms"
            )


if __name__ == "__main__":
    main()
