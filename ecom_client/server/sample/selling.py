"""What the sample sellers sell by: plans of shops, days of individuals' listings, and one who wants to be a shop."""

from __future__ import annotations

import io
import json
from datetime import datetime

from PIL import Image, ImageDraw
from pymysql.connections import Connection
from pymysql.cursors import Cursor
from sqlalchemy import select

from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.data.views import public
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.server.sample.people import Crowd, sign_in

_LARGEST = ("nanyuan", "books")
"""Who has the largest plan; the other shops have the next one that has places enough."""
_HALL = ("市场 Hall", 100_000, 1_000, 30)
"""A plan made for shops with more than the plans there are have places for: name, places, yuan a month, discount."""


def give_plans(root: Connection, crowd: Crowd, now: datetime) -> None:
    """Give every shop a plan since it came, and every listing of an individual an end."""
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT p.vendor_id, COUNT(*) FROM ecom_data.product AS p"
            " INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id AND v.kind = 'shop' GROUP BY p.vendor_id"
        )
        goods = dict(cursor.fetchall())
        plans = _plans(cursor)
        if max(goods.values()) > plans[-1][1]:
            cursor.execute(
                "INSERT INTO ecom_data.plan (name, slots, monthly_price, discount) VALUES (%s, %s, %s, %s)",
                _HALL,
            )
            plans = _plans(cursor)
        for vendor in crowd.vendors:
            if vendor.kind == "shop":
                least = plans[-1 if vendor.login_name in _LARGEST else max(0, len(plans) - 2)][1]
                plan = next(
                    one for one, slots in plans if slots >= max(least, goods.get(vendor.profile_id, 0))
                )
                cursor.execute(
                    "INSERT INTO ecom_data.membership (vendor_id, plan_id, current_of, shop_since, started_at)"
                    " VALUES (%s, %s, %s, %s, %s) ON DUPLICATE KEY UPDATE plan_id = plan_id",
                    (vendor.profile_id, plan, vendor.profile_id, vendor.since, vendor.since),
                )
                continue
            for table, key in (("product", "id"), ("listing", "product_id")):
                cursor.execute(
                    f"UPDATE ecom_data.{table} SET expires_at = %s + INTERVAL (3 + {key} MOD 80) DAY"
                    " WHERE vendor_id = %s",
                    (now, vendor.profile_id),
                )


def _plans(cursor: Cursor) -> list[tuple[int, int]]:
    """The plans and their places, the smallest first."""
    cursor.execute("SELECT id, slots FROM ecom_data.plan ORDER BY slots")
    return list(cursor.fetchall())


def apply(address: Address) -> None:
    """Kai wants to be a shop."""
    wire = accounts.wire_for(address, sign_in(address, "kai"), Window.VENDOR)
    try:
        if wire.read("my_applications"):
            return
        card = _card("STUDENT CARD", "A KAI  2021 0417")
        stored = wire.write("store_attachment", new_key(), "image/png", *_SIZE, card, _card("", "", (84, 63)))
        smallest = min(
            wire.rows(select(public.plan)),
            key=lambda row: row["monthly_price"],
        )
        wire.write(
            "apply_for_shop",
            new_key(),
            smallest["id"],
            "李凯 Li Kai",
            "student_card",
            "北门车棚，每天下午 The shed at the North gate, every afternoon",
            json.dumps([stored["id"]]),
        )
    finally:
        wire.close()


_SIZE = (640, 400)


def _card(title: str, name: str, size: tuple[int, int] = _SIZE) -> bytes:
    """A picture of a document that is none."""
    picture = Image.new("RGB", size, "#E9F0FC")
    drawing = ImageDraw.Draw(picture)
    width, height = size
    drawing.rectangle((width * 0.06, height * 0.25, width * 0.3, height * 0.8), fill="#9DB7E5")
    for line in range(3):
        top = height * (0.4 + line * 0.14)
        drawing.rectangle(
            (width * 0.36, top, width * (0.9 - line * 0.12), top + height * 0.05), fill="#C3D3EF"
        )
    drawing.text((width * 0.06, height * 0.08), title, fill="#2563C9")
    drawing.text((width * 0.36, height * 0.3), name, fill="#1D2330")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
