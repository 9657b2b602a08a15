"""What the sample trade is made of: orders with their lines, and the shelves customers choose from."""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate

from ecom_client.server.sample.goods import Goods
from ecom_client.server.sample.people import Member


@dataclass
class Line:
    """One line of an order; the price is cents."""

    id: int
    goods: Goods
    price: int
    quantity: int
    state: str = "sold"
    returned: int = 0


@dataclass
class Order:
    """One order on its way."""

    id: int
    number: str
    checkout: int
    customer: Member
    vendor: Member
    payment: str
    in_person: bool
    lines: list[Line]
    placed_at: datetime
    note: str
    place: str
    code: str | None
    status: str = "placed"
    detail: str = ""
    carrier: str = ""
    tracking: str = ""
    refunded: int = 0
    times: dict[str, datetime] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Cents."""
        return sum(line.price * line.quantity for line in self.lines)


class Shelf:
    """A vendor's goods in the order they were listed, to choose from by how much they are liked."""

    def __init__(self, vendor: Member, shelf: list[Goods]) -> None:
        mine = [one for one in shelf if one.vendor.profile_id == vendor.profile_id]
        self.goods = sorted(mine, key=lambda one: one.listed_at)
        self._listed = [one.listed_at for one in self.goods]
        self._weights = list(accumulate(one.popularity for one in self.goods))

    def choose(self, at: datetime, count: int, chance: random.Random) -> list[Goods]:
        """Up to `count` different things that were on sale then. Single pieces are sold once."""
        there = bisect_left(self._listed, at)
        chosen: dict[int, Goods] = {}
        for _ in range(count if there else 0):
            one = self.goods[bisect_left(self._weights, chance.random() * self._weights[there - 1])]
            if one.stock > 3 or one.taken == 0:
                chosen[one.id] = one
        return list(chosen.values())
