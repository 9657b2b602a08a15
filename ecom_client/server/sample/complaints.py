"""What the sample people complain about: upheld with a fine, appealed, and two that wait for an administrator."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PIL import Image, ImageDraw, ImageFont
from pymysql.connections import Connection

from ecom_client.data.address import Address
from ecom_client.data.session import Session
from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.catalogue import Picture
from ecom_client.domain.complaints import ComplaintKind, Severity
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.server.sample.ledger import public_number
from ecom_client.server.sample.people import Crowd
from ecom_client.server.sample.today import window_of


def make(root: Connection, address: Address, crowd: Crowd) -> None:
    """File and answer them through the doors, some days ago; what administrators decide, they decide today."""
    _Complaints(root, address, crowd).run()


@dataclass(frozen=True)
class _Deal:
    """An order somebody complains about: its id, its two sides, when it last moved, and what was bought, shown."""

    id: int
    customer: str
    vendor: str
    moved_at: datetime
    picture: bytes


class _Complaints:
    def __init__(self, root: Connection, address: Address, crowd: Crowd) -> None:
        self._root, self._address, self._crowd = root, address, crowd
        self._login_of = {
            (one.kind == "customer", one.profile_id): one.login_name
            for one in crowd.by_login.values()
            if one.kind != "administrator"
        }
        self._sessions: dict[tuple[str, Window], Session] = {}
        self._taken: list[int] = [0]
        self._chance = random.Random("complaints")

    def run(self) -> None:
        try:
            self._upheld()
            self._appealed()
            self._unanswered()
            self._empty_shelf()
        finally:
            for session in self._sessions.values():
                session.close()

    def _upheld(self) -> None:
        """Not as described: both have said what there is to say, and the seller pays a fine."""
        if (deal := self._deal("chen", "nanyuan", ("received",))) is None:
            return
        made = self._file(
            deal,
            Window.CUSTOMER,
            ComplaintKind.NOT_AS_DESCRIBED,
            "圈出的地方有明显破损，页面上没有说。\nDamaged where I circled it; the page does not say so.",
            _circled(deal.picture),
        )
        seller = self._as(deal.vendor, Window.VENDOR).complaints
        seller.write(new_key(), made, "出库时检查过，可能是运输造成的。It was fine when it left us.")
        self._as(deal.customer, Window.CUSTOMER).complaints.write(
            new_key(), made, "外箱完好，破损在里面。The box was whole; the damage is inside."
        )
        self._back(made, timedelta(days=4), deal.moved_at)
        self._decide(
            made,
            Severity.SERIOUS,
            "外箱完好而商品破损，页面没有说明。Damaged inside a whole box, and the page is silent.",
            with_fine=True,
        )

    def _appealed(self) -> None:
        """An abusive buyer, upheld; the buyer wants another administrator to look."""
        if (
            deal := self._deal("zhaolei", "nanyuan", ("cancelled", "received", "returned"), of="vendor")
        ) is None:
            return
        made = self._file(
            deal,
            Window.VENDOR,
            ComplaintKind.ABUSIVE_BUYER,
            "半夜打了六个电话，还在留言里骂人。\nSix calls at night, and insults in the messages.",
            _screenshot(("Pick up!!", "6 missed calls, 02:10 - 02:40", "You are a thief.")),
        )
        buyer = self._as(deal.customer, Window.CUSTOMER).complaints
        buyer.write(new_key(), made, "我只是着急要货。I only wanted my parcel.")
        self._back(made, timedelta(days=9), deal.moved_at)
        self._decide(made, Severity.MINOR, "着急可以理解，骂人不行。Hurry is no reason for insults.")
        buyer.appeal(
            new_key(),
            made,
            "电话不是我打的，截图里没有号码。\nThe calls were not mine; the picture shows no number.",
        )

    def _unanswered(self) -> None:
        """Filed last night: the seller and the administrators have it before them."""
        if (deal := self._deal("david", "nanyuan", ("received", "shipped"), of="vendor")) is None:
            return
        made = self._file(
            deal,
            Window.CUSTOMER,
            ComplaintKind.NOT_AS_DESCRIBED,
            "It is not the one in the pictures. 收到的和图片里的不是同一款。",
            _circled(deal.picture),
        )
        self._back(made, timedelta(hours=14), deal.moved_at)

    def _empty_shelf(self) -> None:
        """Something that is listed, but never there."""
        with self._root.cursor() as cursor:
            cursor.execute(
                "SELECT l.product_id FROM ecom_data.listing AS l WHERE l.vendor_id = %s ORDER BY l.stock, l.product_id"
                " LIMIT 1",
                (self._crowd.by_login["yueqi"].profile_id,),
            )
            product = int(cursor.fetchone()[0])
        chen = self._as("chen", Window.CUSTOMER)
        stored = _store(
            chen, _screenshot(("Is it there today?", "Sold out, sorry.", "It is still listed..."))
        )
        made, _number = chen.complaints.file(
            new_key(),
            Window.CUSTOMER,
            ComplaintKind.EMPTY_SHELF,
            "问了三次都说没货，商品一直在架上。\nThree times I was told it is sold out, and it stays listed.",
            stored,
            product_id=product,
        )
        self._as("yueqi", Window.VENDOR).complaints.write(
            new_key(), made, "昨天补了货，之前没来得及下架。Restocked yesterday; we should have taken it off."
        )
        admin = self._as("admin", Window.ADMINISTRATOR).complaints
        admin.answer(new_key(), made, "请上传进货单的照片。Please add a picture of the delivery note.")
        self._back(made, timedelta(days=2))

    def _deal(
        self, customer: str, vendor: str, states: Sequence[str], *, of: str = "customer"
    ) -> _Deal | None:
        """The newest order of these two in one of these states; otherwise one of the customer's, or the vendor's."""
        with self._root.cursor() as cursor:
            cursor.execute(
                "SELECT o.id, o.customer_id, o.vendor_id,"
                " COALESCE(o.returned_at, o.cancelled_at, o.received_at, o.shipped_at), p.content"
                " FROM ecom_data.orders AS o"
                " INNER JOIN ecom_data.order_item AS i ON i.order_id = o.id"
                " INNER JOIN ecom_data.picture AS p ON p.id = i.picture_id"
                " WHERE o.status IN %s AND o.id NOT IN %s"
                " ORDER BY o.customer_id = %s AND o.vendor_id = %s DESC,"
                f" o.{of}_id = %s DESC, o.id DESC, i.id LIMIT 1",
                (
                    tuple(states),
                    tuple(self._taken),
                    self._crowd.by_login[customer].profile_id,
                    self._crowd.by_login[vendor].profile_id,
                    self._crowd.by_login[customer if of == "customer" else vendor].profile_id,
                ),
            )
            found = cursor.fetchone()
        if found is None:
            return None
        order, bought_by, sold_by, moved_at, picture = found
        self._taken.append(int(order))
        return _Deal(
            int(order),
            self._login_of[True, bought_by],
            self._login_of[False, sold_by],
            moved_at,
            bytes(picture),
        )

    def _file(
        self, deal: _Deal, window: Window, kind: ComplaintKind, words: str, evidence: Image.Image
    ) -> int:
        session = self._as(deal.customer if window is Window.CUSTOMER else deal.vendor, window)
        stored = _store(session, evidence)
        return session.complaints.file(new_key(), window, kind, words, stored, order_id=deal.id)[0]

    def _decide(self, complaint: int, severity: Severity, words: str, *, with_fine: bool = False) -> None:
        with self._root.cursor() as cursor:
            cursor.execute("SELECT version FROM ecom_data.complaint WHERE id = %s", (complaint,))
            version = int(cursor.fetchone()[0])
        admin = self._as("admin", Window.ADMINISTRATOR).complaints
        admin.decide(new_key(), complaint, version, severity, words, with_fine=with_fine)

    def _as(self, login: str, window: Window) -> Session:
        if (login, window) not in self._sessions:
            self._sessions[login, window] = Session(window_of(self._address, login, window))
        return self._sessions[login, window]

    def _back(self, complaint: int, age: timedelta, after: datetime | None = None) -> None:
        """Make what was said so far look as if it had begun that long ago, but after this, and gone on until lately."""
        now = datetime.now(UTC).replace(tzinfo=None)
        if after is not None:
            age = min(age, (now - after) * 0.9)
        filed = now - age
        with self._root.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM ecom_data.complaint_message WHERE complaint_id = %s ORDER BY id", (complaint,)
            )
            messages = [row[0] for row in cursor.fetchall()]
            moments = [filed + age * place / (len(messages) + 1) for place in range(len(messages))]
            for message, at in zip(messages, moments, strict=True):
                cursor.execute(
                    "UPDATE ecom_data.complaint_message SET sent_at = %s WHERE id = %s", (at, message)
                )
            cursor.execute("SELECT ecom_data.shop_date(%s)", (filed,))
            number = public_number(str(cursor.fetchone()[0]), self._chance)
            cursor.execute(
                "UPDATE ecom_data.complaint SET number = %s, filed_at = %s, last_at = %s WHERE id = %s",
                (number, filed, moments[-1], complaint),
            )
            cursor.execute(
                "UPDATE ecom_data.complaint_party SET last_at = %s WHERE complaint_id = %s",
                (moments[-1], complaint),
            )
            cursor.execute(
                "UPDATE ecom_data.notification SET detail = JSON_SET(detail, '$.number', %s), created_at = %s"
                " WHERE kind LIKE 'complaint%%' AND JSON_EXTRACT(detail, '$.complaint_id') = %s",
                (number, moments[-1], complaint),
            )


def _store(session: Session, picture: Image.Image) -> list[int]:
    """Keep a picture as evidence."""
    content, small = io.BytesIO(), io.BytesIO()
    picture.save(content, "JPEG", quality=85)
    thumbnail = picture.copy()
    thumbnail.thumbnail((240, 240))
    thumbnail.save(small, "JPEG", quality=80)
    key = hashlib.sha256(content.getvalue()).hexdigest()
    stored = Picture(key, "image/jpeg", *picture.size, content.getvalue(), small.getvalue())
    return session.attachments.store([PendingAttachment(stored)])


def _circled(photo: bytes) -> Image.Image:
    """A photo of the thing with a crack that somebody drew a ring around."""
    picture = Image.open(io.BytesIO(photo)).convert("RGB")
    width, height = picture.size
    drawing = ImageDraw.Draw(picture)
    crack = ((0.56, 0.42), (0.6, 0.5), (0.58, 0.54), (0.63, 0.6))
    drawing.line([(width * x, height * y) for x, y in crack], fill="#2B2B2B", width=4)
    ring = (width * 0.5, height * 0.34, width * 0.69, height * 0.68)
    drawing.ellipse(ring, outline="#E02424", width=6)
    return picture


def _screenshot(lines: Sequence[str]) -> Image.Image:
    """What a telephone showed: bubbles of a conversation."""
    picture = Image.new("RGB", (480, 640), "#EEF1F5")
    drawing = ImageDraw.Draw(picture)
    font = ImageFont.load_default(22)
    for place, words in enumerate(lines):
        left, top = 24 + 60 * (place % 2), 60 + 120 * place
        drawing.rounded_rectangle(
            (left, top, left + 370, top + 84), 16, fill="#FFFFFF" if place % 2 else "#CFE3FF"
        )
        drawing.text((left + 18, top + 28), words, fill="#1D2330", font=font)
    return picture
