"""A vendor brings products in a file: what is good in it is seen before anything is saved, and comes in once."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QTableWidget, QToolButton
from pytestqt.qtbot import QtBot

from ecom_client.domain.catalogue import ProductDraft
from ecom_client.domain.errors import ServerAway
from ecom_client.domain.keys import new_key
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.vendor.product_import import BATCH, ImportDialog
from ecom_client.ui.vendor.products import ProductsPage
from tests.fixtures.driving import SOON, bar_says, closes, dialog, find, press, press_words, says
from tests.fixtures.goods import Goods, books_balance, put_on_sale
from tests.fixtures.people import Person
from tests.fixtures.windows import OpenWindow


@pytest.fixture
def goods(vendor: Person) -> Goods:
    """There is one product, and with it the category 导入 Imported."""
    return put_on_sale(
        vendor, "旧手机 Old phone", "300.00", stock=4, low_stock_at=1, category="导入 Imported"
    )


@pytest.fixture
def page(vendor: Person, goods: Goods, open_window: OpenWindow, qtbot: QtBot) -> ProductsPage:
    """The vendor's products."""
    window = open_window(vendor)
    qtbot.waitExposed(window)
    window.go_to("products")
    shown = window.page("products")
    assert isinstance(shown, ProductsPage)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 1, timeout=SOON)
    return shown


def _choose(qtbot: QtBot, page: ProductsPage, path: Path) -> ImportDialog:
    page.importing.read(path)
    shown = dialog(qtbot, "importDialog")
    assert isinstance(shown, ImportDialog)
    return shown


def _count(vendor: Person) -> int:
    return int(
        vendor.shop.value("SELECT COUNT(*) FROM ecom_data.product WHERE vendor_id = %s", vendor.profile_id)
    )


def _window(page: ProductsPage) -> RoleWindow:
    window = page.window()
    assert isinstance(window, RoleWindow)
    return window


def test_good_lines_come_in_and_bad_ones_say_why(
    page: ProductsPage, vendor: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    rows = [f"书 {number},{number + 1}.50,导入 Imported,2" for number in range(60)]
    text = "\r\n".join(["name,price,category,stock", *rows, "No price,,导入 Imported,1", "Lost,5,Nowhere,1"])
    path.write_bytes(text.encode("gb18030"))
    shown = _choose(qtbot, page, path)
    says(qtbot, shown, "60 lines are good. 2 lines cannot be taken.")
    table = shown.findChild(QTableWidget, "importLines")
    assert table is not None
    verdict = table.item(60, 2)
    assert verdict is not None and verdict.text().startswith("Price: ")
    press(qtbot, shown, "copyImportReport")
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    assert "62\tNo price\tPrice: " in clipboard.text() and "63\tLost\tCategory: " in clipboard.text()
    assert _count(vendor) == 1
    press(qtbot, shown, "importGoodLines")
    says(qtbot, shown, "60 products are saved as drafts. 2 lines cannot be taken.")
    press_words(qtbot, shown, "Close")
    closes(qtbot, "importDialog")
    bar_says(qtbot, _window(page), "60 products are saved as drafts.")
    qtbot.waitUntil(lambda: page.model.rowCount() == 61, timeout=SOON)
    assert _count(vendor) == 61
    books_balance(vendor.shop)


def test_what_is_exported_is_taken_back(
    page: ProductsPage, vendor: Person, other_vendor: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    """More products than a page of the server holds, a formula among them; another shop's never."""
    put_on_sale(other_vendor, "Not mine", "1.00")
    category = vendor.shop.value("SELECT id FROM ecom_data.category WHERE name = '导入 Imported'")
    with vendor.shop.root.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ecom_data.product (vendor_id, category_id, name, description, price, created_at)"
            " VALUES (%s, %s, %s, '', 2, ecom_data.utc_now())",
            [(vendor.profile_id, category, "=HYPERLINK(1)" if n == 0 else f"P {n}") for n in range(1100)],
        )
        cursor.execute(
            "INSERT INTO ecom_data.stock (product_id, quantity)"
            " SELECT p.id, 0 FROM ecom_data.product AS p LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id"
            " WHERE s.product_id IS NULL"
        )
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1101, timeout=SOON)
    page.exporter.write(tmp_path / "mine.csv")
    bar_says(qtbot, _window(page), "1,101 rows are in mine.csv")
    with (tmp_path / "mine.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row["Name"] for row in rows]
    assert len(rows) == len(set(names)) == 1101
    assert "'=HYPERLINK(1)" in names and "Not mine" not in names
    assert {row["Price"] for row in rows} == {"300.00", "2.00"}
    category_only = [{"Category": "导入 Imported", **row} for row in rows[-2:]]
    with (tmp_path / "again.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(category_only[0]))
        writer.writeheader()
        writer.writerows(category_only)
    shown = _choose(qtbot, page, tmp_path / "again.csv")
    says(qtbot, shown, "2 lines are good.")
    assert {entry.line.draft.name for entry in shown.entries if entry.line.draft} == {
        "=HYPERLINK(1)",
        "旧手机 Old phone",
    }
    press(qtbot, shown, "cancelImport")
    closes(qtbot, "importDialog")


def test_further_categories_come_back_from_an_export(
    page: ProductsPage, vendor: Person, goods: Goods, qtbot: QtBot, tmp_path: Path
) -> None:
    """Two categories have one name: a file says the paths. What no category is called is named."""
    shop = vendor.shop
    own = new_key()[:9]
    made = []
    for name, parent in ((f"图书 {own}", None), ("二手 Used", 0), (f"数码 {own}", None), ("二手 Used", 2)):
        above = made[parent] if parent is not None else None
        shop.execute("INSERT INTO ecom_data.category (name, parent_id) VALUES (%s, %s)", name, above)
        made.append(int(shop.value("SELECT LAST_INSERT_ID()")))
    main, further = made[1], [made[2], made[3]]
    shop.execute("UPDATE ecom_data.product SET category_id = %s WHERE id = %s", main, goods.id)
    version = int(shop.value("SELECT version FROM ecom_data.product WHERE id = %s", goods.id))
    vendor.session.vendor_products.set_categories(new_key(), goods.id, version, further)
    page.refresh()
    find(qtbot, page, QToolButton, "exportButton")
    qtbot.waitUntil(page.export_button.isEnabled, timeout=SOON)
    for action in page.table.columns_menu().actions():
        if action.text() in ("Category", "Further categories"):
            action.trigger()
    page.exporter.write(tmp_path / "mine.csv")
    bar_says(qtbot, _window(page), "1 row is in mine.csv")
    text = (tmp_path / "mine.csv").read_text("utf-8-sig")
    assert f"图书 {own} / 二手 Used" in text
    assert f"数码 {own}; 数码 {own} / 二手 Used" in text
    (tmp_path / "again.csv").write_text(
        text + text.splitlines()[1].replace(f"数码 {own};", "Nowhere;"), "utf-8"
    )
    shown = _choose(qtbot, page, tmp_path / "again.csv")
    says(qtbot, shown, "1 line is good. 1 line cannot be taken.")
    assert "Further categories: No category is called “Nowhere”, or several are." in shown.report()
    press(qtbot, shown, "importGoodLines")
    says(qtbot, shown, "1 product is saved as a draft.")
    press_words(qtbot, shown, "Close")
    closes(qtbot, "importDialog")
    new = shop.execute(
        "SELECT p.id, p.category_id FROM ecom_data.product AS p WHERE p.vendor_id = %s AND p.id <> %s",
        vendor.profile_id,
        goods.id,
    )
    assert [row["category_id"] for row in new] == [main]
    again = vendor.session.vendor_products.product(int(new[0]["id"]))
    assert again is not None and set(again.further_category_ids) == set(further)


def test_a_category_removed_meanwhile_leaves_the_draft_without_it(
    page: ProductsPage, vendor: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    shop, name = vendor.shop, f"短命 {new_key()[:9]}"
    shop.execute("INSERT INTO ecom_data.category (name) VALUES (%s)", name)
    path = tmp_path / "products.csv"
    path.write_text(f"name,price,category,further_categories\nA,1,导入 Imported,{name}\n", "utf-8")
    shown = _choose(qtbot, page, path)
    says(qtbot, shown, "1 line is good.")
    shop.execute("DELETE FROM ecom_data.category WHERE name = %s", name)
    press(qtbot, shown, "importGoodLines")
    says(qtbot, shown, "1 product is saved as a draft.")
    assert "Saved without its further categories: " in shown.report()
    assert _count(vendor) == 2
    press_words(qtbot, shown, "Close")
    closes(qtbot, "importDialog")


def test_none_when_it_is_given_up(page: ProductsPage, vendor: Person, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text("name,price,category\nA,1,导入 Imported\nB,,导入 Imported\n", "utf-8")
    shown = _choose(qtbot, page, path)
    says(qtbot, shown, "1 line is good. 1 line cannot be taken.")
    press(qtbot, shown, "cancelImport")
    closes(qtbot, "importDialog")
    assert _count(vendor) == 1


def test_it_is_stopped_between_two_batches_and_goes_on(
    page: ProductsPage, vendor: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    path.write_text("name,price,category\n" + "".join(f"P{n},1,导入 Imported\n" for n in range(60)), "utf-8")
    shown = _choose(qtbot, page, path)
    press(qtbot, shown, "importGoodLines")
    shown.cancel.click()  # while the first batch is on its way
    qtbot.waitUntil(lambda: "Import again to go on" in shown.messages.words(), timeout=SOON)
    saved = _count(vendor) - 1
    assert saved in (BATCH, 2 * BATCH)
    press(qtbot, shown, "importGoodLines")
    closes(qtbot, "importDialog")
    assert _count(vendor) == 61


def test_a_lost_answer_makes_nothing_twice(
    page: ProductsPage, vendor: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server saves and its answer is lost half-way through the batch: the batch goes again under its keys."""
    from ecom_client.data.repositories.vendor_products import VendorProducts

    save = VendorProducts.save
    asked: list[str] = []

    def lossy(self: VendorProducts, key: str, draft: ProductDraft, product: None = None) -> tuple[int, int]:
        answer = save(self, key, draft, product)
        asked.append(key)
        if len(asked) == 2:
            raise ServerAway("the answer was lost")
        return answer

    monkeypatch.setattr(VendorProducts, "save", lossy)
    path = tmp_path / "products.csv"
    path.write_text("name,price,category\n" + "".join(f"P{n},1,导入 Imported\n" for n in range(3)), "utf-8")
    shown = _choose(qtbot, page, path)
    press(qtbot, shown, "importGoodLines")
    closes(qtbot, "importDialog")
    assert len(asked) == 5 and len(set(asked)) == 3
    assert _count(vendor) == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "This file is no table of text. Save it as CSV."),
        (b"name,price\nx,1\n", "The file has no column “Category”. Its first line must name the columns."),
        (b"name,price,category\n", "There are no products in this file."),
    ],
)
def test_what_is_no_such_file_is_refused(
    page: ProductsPage, qtbot: QtBot, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "products.csv"
    path.write_bytes(content)
    page.importing.read(path)
    bar_says(qtbot, _window(page), words)


def test_a_file_that_is_gone_is_said(page: ProductsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.importing.read(tmp_path / "gone.csv")
    bar_says(qtbot, _window(page), "The file cannot be read: No such file or directory")
