"""The sample goods: the category tree, products with pictures, and their public listings."""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from pymysql.connections import Connection

from ecom_client.config.paths import bundled
from ecom_client.domain import search
from ecom_client.server.sample.people import Crowd, Member
from ecom_client.server.sample.rows import Rows
from ecom_client.server.sample.words import BULK_COLOURS, CATEGORIES, CONDITIONS, PITCHES

_WIDTH, _HEIGHT = 640, 480


@dataclass
class Goods:
    """One sample product and what its past trade has made of it. Money is cents."""

    id: int
    vendor: Member
    category_id: int
    name: str
    description: str
    price: int
    special_price: int | None
    special_until: datetime | None
    condition: str
    isbn_or_model: str
    campus: str
    listed_at: datetime
    advertised_until: datetime | None
    pictures: tuple[str, ...]
    stock: int
    popularity: float
    taken: int = 0
    on_order: int = 0
    sold: int = 0
    rating_count: int = 0
    rating_sum: int = 0

    @property
    def price_now(self) -> int:
        """What it costs today."""
        return self.special_price if self.special_price is not None else self.price


@dataclass(frozen=True)
class _Line:
    """One line of resources/samples/goods.tsv."""

    vendor: str
    category: str
    motif: str
    price: Decimal
    condition: str
    stock: int
    zh: str
    en: str
    extra: tuple[str, str] = field(default=("", ""))


def make(root: Connection, crowd: Crowd, now: datetime, products: int) -> list[Goods]:
    """Write categories, pictures and products; their stock and listings follow once their trade is known."""
    chance = random.Random("goods")
    folder = bundled("resources") / "samples"
    categories = _categories(root)
    shops = {vendor.login_name for vendor in crowd.vendors if vendor.kind == "shop"}
    lines = list(_lines(folder / "goods.tsv", products, shops))
    pictures = _pictures(root, folder, crowd, lines, now)
    rows = Rows(
        root,
        "product",
        (
            *(
                "id",
                "vendor_id",
                "category_id",
                "name",
                "description",
                "price",
                "special_price",
                "special_until",
            ),
            *(
                "item_condition",
                "isbn_or_model",
                "campus",
                "status",
                "low_stock_at",
                "listed_at",
                "advertised_until",
                "created_at",
            ),
        ),
    )
    shown = Rows(root, "product_picture", ("product_id", "position", "picture_id"))
    shelf = []
    for place, line in enumerate(lines):
        one = _goods(
            rows.next_id(), line, place, crowd, categories, pictures.get(line.motif, ()), now, chance
        )
        rows.add(
            one.id,
            one.vendor.profile_id,
            one.category_id,
            one.name,
            one.description,
            _yuan(one.price),
            None if one.special_price is None else _yuan(one.special_price),
            one.special_until,
            one.condition,
            one.isbn_or_model,
            one.campus,
            "on_sale",
            3 if one.stock > 3 else 0,
            one.listed_at,
            one.advertised_until,
            one.listed_at - timedelta(minutes=20),
        )
        for position, picture in enumerate(one.pictures, 1):
            shown.add(one.id, position, picture)
        shelf.append(one)
    rows.write()
    shown.write()
    return shelf


def list_all(root: Connection, shelf: list[Goods], now: datetime) -> None:
    """Write stock, statistics and the public listings, as the shop itself would from the trade there was."""
    stock = Rows(root, "stock", ("product_id", "quantity"))
    stocked = Rows(root, "stock_change", ("product_id", "account_id", "quantity", "changed_at"))
    statistics = Rows(
        root, "product_statistics", ("product_id", "sold_count", "on_order", "rating_count", "rating_sum")
    )
    listings = Rows(
        root,
        "listing",
        (
            *(
                "product_id",
                "vendor_id",
                "vendor_name",
                "vendor_kind",
                "category_id",
                "name",
                "description",
                "list_price",
            ),
            *("special_until", "price", "is_special", "is_advertised", "stock", "on_order", "item_condition"),
            *(
                "isbn_or_model",
                "campus",
                "picture_id",
                "picture_ids",
                "listed_at",
                "sold_count",
                "rating_count",
            ),
            *("average_rating", "search_terms"),
        ),
    )
    for one in shelf:
        stock.add(one.id, one.stock)
        stocked.add(
            one.id, one.vendor.account_id, one.stock + one.taken, one.listed_at - timedelta(minutes=20)
        )
        statistics.add(one.id, one.sold, one.on_order, one.rating_count, one.rating_sum)
        listings.add(
            one.id,
            one.vendor.profile_id,
            one.vendor.name,
            one.vendor.kind,
            one.category_id,
            one.name,
            one.description,
            _yuan(one.price),
            one.special_until,
            _yuan(one.price_now),
            int(one.special_price is not None),
            int(one.advertised_until is not None),
            one.stock,
            one.on_order,
            one.condition,
            one.isbn_or_model,
            one.campus,
            one.pictures[0] if one.pictures else None,
            ",".join(one.pictures),
            one.listed_at,
            one.sold,
            one.rating_count,
            round(Decimal(one.rating_sum) / one.rating_count, 2) if one.rating_count else 0,
            search.terms(" ".join((one.name, one.isbn_or_model, one.description))),
        )
    for table in (stock, stocked, statistics, listings):
        table.write()


def _goods(
    product_id: int,
    line: _Line,
    place: int,
    crowd: Crowd,
    categories: dict[str, int],
    pictures: tuple[str, ...],
    now: datetime,
    chance: random.Random,
) -> Goods:
    vendor = crowd.by_login[line.vendor]
    price = int(line.price * 100)
    special = int(price * chance.choice((80, 85, 88, 90)) / 10_000) * 100 if chance.random() < 0.13 else None
    is_recent = chance.random() < 0.25
    age = timedelta(
        days=chance.randint(0, 25) if is_recent else chance.randint(60, 95), minutes=chance.randint(5, 1400)
    )
    start = place % len(pictures) if pictures else 0
    zh, en = PITCHES[line.motif]
    zh_condition, en_condition = CONDITIONS[line.condition]
    description = f"{line.zh}{line.extra[0]}。{zh}{zh_condition}\n\n{en} {en_condition}"
    return Goods(
        id=product_id,
        vendor=vendor,
        category_id=categories[line.category],
        name=" ".join(filter(None, (line.zh, line.extra[0], line.en, line.extra[1]))),
        description=description,
        price=price,
        special_price=special if special and special < price else None,
        special_until=now + timedelta(days=chance.randint(2, 14)) if special and special < price else None,
        condition=line.condition,
        isbn_or_model=_isbn(chance) if line.motif == "book" else f"{line.motif[:2].upper()}-{1000 + place}",
        campus=chance.choice(("南苑 South campus", "北苑 North campus"))
        if vendor.kind == "individual"
        else "",
        listed_at=now - age,
        advertised_until=now + timedelta(days=20) if place in (1, 36, 61, 78, 109) else None,
        pictures=(*pictures[start:], *pictures[:start])[:3],
        stock=line.stock,
        popularity=chance.paretovariate(1.2),
    )


def _lines(file: Path, products: int, shops: Set[str]) -> Iterator[_Line]:
    """The hand-made lines, and variations of what shops sell up to the number wanted."""
    with file.open(encoding="utf-8", newline="") as text:
        made = [
            _Line(
                row["vendor"],
                row["category"],
                row["motif"],
                Decimal(row["price"]),
                row["condition"],
                int(row["stock"]),
                row["zh"],
                row["en"],
            )
            for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    yield from made
    chance = random.Random("variations")
    of_shops = [line for line in made if line.vendor in shops]
    for number in range(len(made), products):
        base = of_shops[number % len(of_shops)]
        zh, en = BULK_COLOURS[chance.randrange(len(BULK_COLOURS))]
        price = (base.price * chance.randint(70, 130) / 100).quantize(Decimal("0.1"))
        yield _Line(
            base.vendor,
            base.category,
            base.motif,
            price,
            chance.choice(("new", "new", "new", base.condition)),
            chance.randint(4, 200),
            base.zh,
            base.en,
            (f"{zh}款", f"{en} no. {number}"),
        )


def _categories(root: Connection) -> dict[str, int]:
    """The two-level tree; gives the id of each lower category by its key."""
    rows = Rows(root, "category", ("id", "parent_id", "name", "description", "position"))
    ids = {}
    for position, (name, children) in enumerate(CATEGORIES.items()):
        parent = rows.add_new(None, name, "", position)
        for place, (key, child) in enumerate(children.items()):
            ids[key] = rows.add_new(parent, child, "", place)
    rows.write()
    return ids


def _pictures(
    root: Connection, folder: Path, crowd: Crowd, lines: list[_Line], now: datetime
) -> dict[str, tuple[str, ...]]:
    """Store the drawn pictures for the vendors that show them; gives the ids by motif."""
    found: dict[str, list[str]] = {}
    bytes_of = {}
    pictures = Rows(
        root, "picture", ("id", "media_type", "width", "height", "content", "thumbnail", "created_at")
    )
    for file in sorted(folder.glob("*.jpg")):
        content, thumbnail = file.read_bytes(), (folder / "thumbnails" / file.name).read_bytes()
        picture = hashlib.sha256(content).hexdigest()
        found.setdefault(file.stem.rstrip("0123456789").rstrip("_"), []).append(picture)
        bytes_of[picture] = len(content) + len(thumbnail)
        pictures.add(picture, "image/jpeg", _WIDTH, _HEIGHT, content, thumbnail, now)
    pictures.write()
    owners = Rows(root, "picture_owner", ("vendor_id", "picture_id", "bytes", "stored_at"))
    for vendor, motif in sorted({(line.vendor, line.motif) for line in lines}):
        for picture in found.get(motif, ()):
            owners.add(crowd.by_login[vendor].profile_id, picture, bytes_of[picture], now)
    owners.write()
    return {motif: tuple(ids) for motif, ids in found.items()}


def _isbn(chance: random.Random) -> str:
    digits = f"9787{chance.randrange(10**8):08d}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return f"{digits}{check}"


def _yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100
