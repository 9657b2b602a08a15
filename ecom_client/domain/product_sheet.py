"""A vendor's products in a CSV file, read line by line: each is a draft that could be saved, or says why it is not.

The file is whatever a spreadsheet wrote: UTF-8, UTF-16 or GB18030, separated by commas, semicolons or tabs. The first
line names the columns; those nobody knows are passed over.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import CategoryTree, Condition, ProductDraft
from ecom_client.domain.errors import Invalid

MOST_LINES = 5_000
MOST_BYTES = 8 * 1024 * 1024
COLUMNS = (
    "name",
    "price",
    "stock",
    "category",
    "description",
    "special_price",
    "condition",
    "isbn_or_model",
    "campus",
    "low_stock_at",
    "further_categories",
)
"""What a file may say of a product; `name`, `price` and `category` it must. Semicolons part further categories."""

BETWEEN_CATEGORIES = "; "
"""What an export writes between further categories."""

_NEEDED = ("name", "price", "category")
_FORMULA_MARK = re.compile(r"'(?=\s*[=+\-@])")
_BETWEEN = re.compile(r"[;；\n]")
_THOUSANDS = re.compile(r"[¥￥\s]|(?<=\d),(?=\d{3}(?:\D|$))")


@dataclass(frozen=True)
class Words:
    """How the reader of a file calls things: title → column, word → condition. All in small letters."""

    titles: Mapping[str, str]
    conditions: Mapping[str, Condition]


@dataclass(frozen=True)
class Line:
    """One product of a file. `number` counts the file's lines from 1; `problem` is why it cannot be saved.

    `unknown` are the further categories, as they stand in the file, that no category or several are called.
    """

    number: int
    name: str
    draft: ProductDraft | None
    problem: Invalid | None = None
    unknown: tuple[str, ...] = ()


def decode(data: bytes) -> str:
    """The text of a file. Raises Invalid (file_unreadable) for what is no text, (file_too_large) for too much of it."""
    if len(data) > MOST_BYTES:
        raise Invalid("file_too_large")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Invalid("file_unreadable")


def read(text: str, tree: CategoryTree, words: Words, now: datetime) -> tuple[Line, ...]:
    """Every product of a file, in its order.

    Raises Invalid: file_unreadable when it is no table, column_missing with the column that is needed, file_empty,
    file_too_large past MOST_LINES products.
    """
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator, strict=True)
        titles = next(reader, [])
        columns = [words.titles.get(title.strip().lower(), "") for title in titles]
        for needed in _NEEDED:
            if needed not in columns:
                raise Invalid("column_missing", needed)
        categories = _Categories(tree)
        lines: list[Line] = []
        before = reader.line_num
        for cells in reader:
            number, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                lines.append(_line(number, columns, cells, categories, words, now))
            if len(lines) > MOST_LINES:
                raise Invalid("file_too_large")
    except csv.Error as error:
        raise Invalid("file_unreadable") from error
    if not lines:
        raise Invalid("file_empty")
    return tuple(lines)


def _line(
    number: int,
    columns: Sequence[str],
    cells: Sequence[str],
    categories: _Categories,
    words: Words,
    now: datetime,
) -> Line:
    given = {
        column: _FORMULA_MARK.sub("", cell, count=1).strip() if cell.startswith("'") else cell.strip()
        for column, cell in zip(columns, cells, strict=False)
        if column
    }
    further = [one for part in _BETWEEN.split(given.get("further_categories", "")) if (one := part.strip())]
    unknown = tuple(one for one in further if categories.called(one) is None)
    try:
        draft = ProductDraft(
            name=given.get("name", ""),
            description=given.get("description", ""),
            category_id=categories.find(given.get("category", "")),
            price=_amount("price", given.get("price", "")),
            special_price=_amount("special_price", given.get("special_price", "")),
            condition=_condition(given.get("condition", ""), words),
            isbn_or_model=given.get("isbn_or_model", ""),
            campus=given.get("campus", ""),
            low_stock_at=_whole("low_stock_at", given.get("low_stock_at", ""), 3),
            stock=_whole("stock", given.get("stock", ""), 1),
            further_category_ids=tuple(found for one in further if (found := categories.called(one))),
        )
        clean = product_rules.check(draft, now)
        if unknown:
            raise Invalid("choice_unknown", "further_categories")
        return Line(number, given.get("name", ""), clean)
    except Invalid as problem:
        return Line(number, given.get("name", ""), None, problem, unknown)


class _Categories:
    """Categories by their path ("Books / Novels"), or by their name where only one has it."""

    def __init__(self, tree: CategoryTree) -> None:
        self._found: dict[str, int | None] = {}
        for _depth, category in tree.walk():
            name = category.name.strip().lower()
            self._found[name] = None if name in self._found else category.id
        for _depth, category in tree.walk():
            path = [one.name.strip().lower() for one in tree.path(category.id)]
            if len(path) > 1:
                self._found["/".join(path)] = category.id

    def find(self, text: str) -> int:
        if not text:
            raise Invalid("text_missing", "category")
        found = self.called(text)
        if found is None:
            raise Invalid("choice_unknown", "category_id")
        return found

    def called(self, text: str) -> int | None:
        """The one category that is called so; None where none is, or several are."""
        found = self._found.get(text.lower())
        if found is None:
            found = self._found.get("/".join(part.strip() for part in re.split(r"[/›>]", text.lower())))
        return found


def _amount(field: str, text: str) -> Decimal | None:
    if not text:
        return None
    plain = _THOUSANDS.sub("", text)
    try:
        amount = Decimal(plain) if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", plain, re.ASCII) else None
    except InvalidOperation:
        amount = None
    if amount is None:
        raise Invalid("amount_out_of_range", field)
    return amount


def _whole(field: str, text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    plain = _THOUSANDS.sub("", text)
    if not re.fullmatch(r"\d{1,9}(\.0+)?", plain, re.ASCII):
        raise Invalid("number_out_of_range", field)
    return int(plain.split(".")[0])


def _condition(text: str, words: Words) -> Condition:
    if not text:
        return Condition.NEW
    found = words.conditions.get(text.lower())
    if found is None:
        raise Invalid("choice_unknown", "item_condition")
    return found
