"""Products in a file: every encoding and separator a spreadsheet writes, and a verdict for every line."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ecom_client.domain.catalogue import Category, CategoryTree, Condition
from ecom_client.domain.errors import Invalid
from ecom_client.domain.product_sheet import COLUMNS, MOST_BYTES, MOST_LINES, Line, Words, decode, read

TREE = CategoryTree(
    [
        Category(1, None, "图书 Books"),
        Category(2, 1, "Novels"),
        Category(3, None, "Phones"),
        Category(4, 3, "Used"),
        Category(5, 1, "Used"),
    ]
)
WORDS = Words(
    {name: name for name in COLUMNS} | {"名称": "name", "价格": "price", "分类": "category"},
    {one.value: one for one in Condition} | {"全新": Condition.NEW},
)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def _read(text: str) -> tuple[Line, ...]:
    return read(text, TREE, WORDS, NOW)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_chinese_arrives_whole_from_every_encoding(encoding: str) -> None:
    text = "名称,价格,分类\r\n旧手机,300.00,Phones\r\n"
    (line,) = _read(decode(text.encode(encoding)))
    assert line.draft is not None
    assert (line.draft.name, line.draft.price, line.draft.category_id) == ("旧手机", Decimal("300.00"), 3)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"a\x00b", b"\xff\xff\xff", b"\xff\xfea"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid, match="file_unreadable"):
        decode(data)


def test_limits() -> None:
    with pytest.raises(Invalid, match="file_too_large"):
        decode(b"x" * (MOST_BYTES + 1))
    line = "a,1,Novels\n"
    assert len(_read("name,price,category\n" + line * MOST_LINES)) == MOST_LINES
    with pytest.raises(Invalid, match="file_too_large"):
        _read("name,price,category\n" + line * (MOST_LINES + 1))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "column_missing:name"),
        ("price,category\n1,Novels\n", "column_missing:name"),
        ("name,category\nx,Novels\n", "column_missing:price"),
        ("name,price,category\n", "file_empty"),
        ("name,price,category\n\n,,\n", "file_empty"),
        ('name,price,category\n"x"y,1,Novels\n', "file_unreadable"),
    ],
)
def test_what_is_no_table_of_products_is_refused(text: str, word: str) -> None:
    with pytest.raises(Invalid, match=word):
        _read(text)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_column_is_read(separator: str) -> None:
    cells = (
        *("Name", "12.50", "7", "图书 Books / Novels", "Two\nlines", "10", "worn"),
        *("978-7", "North", "2", "Phones; Phones / Used； 图书 books/novels;phones"),
    )
    quoted = separator.join(f'"{cell}"' for cell in cells)
    (line,) = _read(f"{separator.join(COLUMNS)}{separator}unknown\n{quoted}{separator}x\n")
    draft = line.draft
    assert draft is not None
    assert (draft.name, draft.price, draft.stock, draft.category_id) == ("Name", Decimal("12.50"), 7, 2)
    assert (draft.description, draft.special_price, draft.condition) == (
        "Two\nlines",
        Decimal(10),
        Condition.WORN,
    )
    assert (draft.isbn_or_model, draft.campus, draft.low_stock_at) == ("978-7", "North", 2)
    assert draft.further_category_ids == (3, 4)  # the main one and what is said twice count once


def test_further_categories_nobody_knows_are_named() -> None:
    text = "name,price,category,further_categories\n"
    (line,) = _read(text + "x,1,Novels,Phones; Nowhere ;Used;Phones/Used\n")
    assert line.draft is None
    assert str(line.problem) == "choice_unknown:further_categories"
    assert line.unknown == ("Nowhere", "Used")  # two are called Used


def test_further_categories_are_few() -> None:
    tree = CategoryTree([Category(number, None, f"C{number}") for number in range(1, 9)])
    text = "name,price,category,further_categories\n"
    words = ";".join(f"C{number}" for number in range(1, 8))
    few, many = read(
        text + f"a,1,C1,{words[:-3]}\nb,1,C8,{words}\n".replace(words, f'"{words}"'), tree, WORDS, NOW
    )
    assert few.draft is not None and few.draft.further_category_ids == (2, 3, 4, 5, 6)
    assert str(many.problem) == "list_too_long:further_categories"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (",1,Novels,1", "text_missing:name"),
        ("x" * 121 + ",1,Novels,1", "text_too_long:name"),
        ("a\x07b,1,Novels,1", "text_unprintable:name"),
        ("x,,Novels,1", "amount_out_of_range:price"),
        ("x,0,Novels,1", "amount_out_of_range:price"),
        ("x,-1,Novels,1", "amount_out_of_range:price"),
        ("x,1.005,Novels,1", "amount_out_of_range:price"),
        ("x,1e3,Novels,1", "amount_out_of_range:price"),
        ("x,NaN,Novels,1", "amount_out_of_range:price"),
        ("x,٣,Novels,1", "amount_out_of_range:price"),
        ("x,10000000,Novels,1", "amount_out_of_range:price"),
        ("x,1,,1", "text_missing:category"),
        ("x,1,Nowhere,1", "choice_unknown:category_id"),
        ("x,1,Used,1", "choice_unknown:category_id"),  # two are called so
        ("x,1,Novels,1.5", "number_out_of_range:stock"),
        ("x,1,Novels,-1", "number_out_of_range:stock"),
        ("x,1,Novels,1000000", "number_out_of_range:stock"),
        ("x", "text_missing:category"),
    ],
)
def test_a_bad_line_says_why_and_spoils_no_other(cells: str, problem: str) -> None:
    lines = _read(f"name,price,category,stock\ngood,1,Novels,1\n{cells}\ngood too,2,Phones/Used,1\n")
    assert [line.draft is not None for line in lines] == [True, False, True]
    assert str(lines[1].problem) == problem
    assert [line.number for line in lines] == [2, 3, 4]


def test_line_numbers_count_lines_within_cells() -> None:
    lines = _read('name,price,category,description\na,1,Novels,"x\ny"\n\nb,,Novels,\n')
    assert [line.number for line in lines] == [2, 5]


def test_amounts_as_people_write_them_and_the_mark_before_a_formula() -> None:
    (line,) = _read('name,price,category,stock\n\'=SUM(A1),"¥1,234.50",Novels,"1,000"\n')
    assert line.draft is not None
    assert (line.draft.name, line.draft.price, line.draft.stock) == ("=SUM(A1)", Decimal("1234.50"), 1000)
    (line,) = _read("name,price,category\n'Tis the season,1,Novels\n")
    assert line.draft is not None and line.draft.name == "'Tis the season"
