"""Invoices and packing slips: the file is a PDF that says what the order says, in both languages, on as many pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from PyQt6.QtPdf import QPdfDocument

from ecom_client.domain.orders import Delivery, ItemState, Order, OrderItem, OrderStatus, Payment
from ecom_client.ui.common.documents import Paper, invoice, packing_slip, pictures, write_pdf
from ecom_client.ui.common.text import set_language

WHEN = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
SHOP = "校园商店 Campus shop"


def an_item(
    place: int, name: str = "台灯 Lamp, warm white", quantity: int = 2, returned: int = 0
) -> OrderItem:
    price = Decimal("80.50")
    return OrderItem(
        id=place,
        product_id=place,
        name=name,
        picture_id=None,
        price=price,
        quantity=quantity,
        returned_quantity=returned,
        total=price * quantity,
        state=ItemState.SOLD,
        rating=None,
        words="",
        reply="",
        rated_at=None,
    )


def an_order(
    items: int = 3, note: str = "请放在前台\nLeave it at the <b>door</b> & ring", **changes: object
) -> Order:
    sold = tuple(an_item(place) for place in range(1, items + 1))
    total = sum((item.total for item in sold), Decimal(0))
    facts: dict[str, object] = {
        "id": 7,
        "number": "2611200012345678",
        "checkout_id": 3,
        "vendor_id": 2,
        "customer_name": "林小雨 Lin",
        "vendor_name": "王记电器 Wang & Sons",
        "status": OrderStatus.SHIPPED,
        "status_detail": "",
        "payment": Payment.WALLET,
        "paid_at": WHEN,
        "delivery": Delivery.ADDRESS,
        "recipient": "林小雨",
        "phone": "138 0000 0000",
        "address": "北京市海淀区学院路 5 号 3 号楼 402\n100083",
        "meeting_place": "",
        "meeting_at": None,
        "handover_code": None,
        "note": note,
        "item_count": 2 * items,
        "items_total": total,
        "delivery_fee": Decimal(0),
        "tax": Decimal(0),
        "total": total,
        "refunded": Decimal(0),
        "carrier": "顺丰 SF",
        "tracking_number": "SF1234567890",
        "placed_at": WHEN,
        "confirmed_at": WHEN,
        "shipped_at": WHEN,
        "received_at": None,
        "cancelled_at": None,
        "returned_at": None,
        "version": 3,
        "other_contact": None,
        "items": sold,
        "events": (),
    }
    return Order(**(facts | changes))  # type: ignore[arg-type]


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def read(paper: Paper, folder: Path) -> list[str]:
    """The words of each page of the PDF it makes; line ends and spaces of the layout are taken out."""
    file = folder / paper.file_name
    pages = write_pdf(paper, file)
    assert file.read_bytes().startswith(b"%PDF")
    document = QPdfDocument(None)
    document.load(str(file))
    assert document.status() is QPdfDocument.Status.Ready
    assert document.pageCount() == pages
    words = [normalize("NFKC", "".join(document.getAllText(page).text().split())) for page in range(pages)]
    document.close()
    return words


def says(page: str, words: str) -> bool:
    return normalize("NFKC", "".join(words.split())) in page


def test_an_invoice_names_both_sides_the_goods_and_the_total(qtbot, english, tmp_path: Path) -> None:
    (page,) = read(invoice(an_order(), SHOP), tmp_path)
    for words in ("Invoice", "2611200012345678", "¥483.00", "¥80.50", "王记电器 Wang & Sons", "林小雨", SHOP):
        assert says(page, words), words
    assert says(page, "Page 1 of 1")


def test_what_people_typed_is_no_markup(qtbot, english, tmp_path: Path) -> None:
    (page,) = read(invoice(an_order(), SHOP), tmp_path)
    assert says(page, "Leave it at the <b>door</b> & ring")


def test_a_long_invoice_goes_on_with_its_heads_on_every_page(qtbot, english, tmp_path: Path) -> None:
    pages = read(invoice(an_order(90), SHOP), tmp_path)
    assert len(pages) >= 3
    for place, page in enumerate(pages, 1):
        assert says(page, f"Page {place} of {len(pages)}")
        assert says(page, "2611200012345678")
    assert all(says(page, "Quantity") for page in pages[:-1])
    assert says(pages[-1], "¥14,490.00")


def test_what_was_paid_back_stands_below_the_total(qtbot, english, tmp_path: Path) -> None:
    changed = replace(an_order(1), items=(an_item(1, returned=1),), refunded=Decimal("80.50"))
    (page,) = read(invoice(changed, SHOP), tmp_path)
    assert says(page, "Paid back −¥80.50")
    assert says(page, "1 returned")


def test_a_packing_slip_has_no_prices_and_no_code(qtbot, english, tmp_path: Path) -> None:
    (page,) = read(packing_slip(an_order(handover_code="K7QX2M"), SHOP), tmp_path)
    assert not says(page, "¥")
    assert not says(page, "K7QX2M")
    for words in ("Packing slip", "138 0000 0000", "6 pieces", "SF1234567890", "请放在前台"):
        assert says(page, words), words


def test_papers_speak_chinese(qtbot, english, tmp_path: Path) -> None:
    set_language("zh_CN")
    (page,) = read(invoice(an_order(), SHOP), tmp_path)
    assert says(page, "发票")
    assert says(page, "合计")
    assert not says(page, "Invoice")


def test_paper_is_light_on_a_dark_screen(qtbot, english) -> None:
    (picture,) = pictures(invoice(an_order(), SHOP), 400)
    assert picture.width() == 400
    colours = [picture.pixelColor(x, y).lightness() for x in range(0, 400, 2) for y in range(0, 560, 2)]
    assert max(colours) == 255
    assert min(colours) < 120


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(qtbot, english, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        write_pdf(invoice(an_order(), SHOP), tmp_path / "none" / "invoice.pdf")
    assert list(tmp_path.iterdir()) == []
