"""Fields of a row that can be edited: declared once, used in the cell, in the form and where two edits meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ecom_client.domain import input_rules
from ecom_client.ui.common.field import Field
from ecom_client.ui.common.fields import ChoiceField, LongTextField, MoneyField, TextField, WholeField
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import NOTHING, _, money, number

MakeField = Callable[[str, str], Field]
"""Makes the input: from the field's name and its label."""


def _of_row(field: str) -> Callable[[Any], Any]:
    return lambda row: row[field] if isinstance(row, Mapping) else getattr(row, field)


@dataclass(frozen=True)
class Edit:
    """One field that may be edited.

    ``field`` is what the server calls it, ``value`` picks it out of a row (by that name unless told otherwise),
    ``words`` writes a value where two are compared. ``fits`` says in which rows it may be edited; ``in_cell`` whether
    a table's cell has the room for it.
    """

    field: str
    label: Callable[[], str]
    make: MakeField
    value: Callable[[Any], Any]
    words: Callable[[Any], str]
    fits: Callable[[Any], bool] = lambda _row: True
    in_cell: bool = True

    def input(self) -> Field:
        """A new input for it."""
        made = self.make(self.field, self.label())
        made.sentence = sentence
        return made


def _written(value: Any) -> str:
    return str(value) if value not in (None, "") else NOTHING


def text(
    field: str,
    label: Callable[[], str],
    most: int,
    *,
    required: bool = False,
    check: Callable[[Any], object] | None = None,
    value: Callable[[Any], Any] | None = None,
    fits: Callable[[Any], bool] = lambda _row: True,
) -> Edit:
    """One line of text."""

    def make(name: str, words: str) -> Field:
        return TextField(name, words, max_length=most, required=required, check=check)

    return Edit(field, label, make, value or _of_row(field), _written, fits)


def long_text(
    field: str,
    label: Callable[[], str],
    most: int,
    *,
    lines: int = 4,
    fits: Callable[[Any], bool] = lambda _row: True,
) -> Edit:
    """Several lines of text: too much for a cell."""

    def make(name: str, words: str) -> Field:
        return LongTextField(name, words, max_length=most, lines=lines)

    return Edit(field, label, make, _of_row(field), _written, fits, in_cell=False)


def amount(
    field: str,
    label: Callable[[], str],
    *,
    most: Decimal,
    required: bool = True,
    value: Callable[[Any], Any] | None = None,
    fits: Callable[[Any], bool] = lambda _row: True,
) -> Edit:
    """An amount of yuan."""

    def make(name: str, words: str) -> Field:
        return MoneyField(name, words, least=Decimal("0.01"), most=most, required=required)

    def written(sum_: Any) -> str:
        return money(sum_) if sum_ is not None else NOTHING

    return Edit(field, label, make, value or _of_row(field), written, fits)


def whole(
    field: str,
    label: Callable[[], str],
    *,
    most: int,
    fits: Callable[[Any], bool] = lambda _row: True,
) -> Edit:
    """A whole number from 0."""

    def make(name: str, words: str) -> Field:
        return WholeField(name, words, most=most, required=True)

    return Edit(field, label, make, _of_row(field), lambda n: number(n) if n is not None else NOTHING, fits)


def choice(
    field: str,
    label: Callable[[], str],
    options: Callable[[], Sequence[tuple[Any, str]]],
    *,
    value: Callable[[Any], Any] | None = None,
    fits: Callable[[Any], bool] = lambda _row: True,
    in_cell: bool = True,
) -> Edit:
    """One of several."""

    def make(name: str, words: str) -> Field:
        return ChoiceField(name, words, options=options(), required=True)

    def written(chosen: Any) -> str:
        word: str = dict(options()).get(chosen, _written(chosen))
        return word

    return Edit(field, label, make, value or _of_row(field), written, fits, in_cell)


def yes_no(field: str, label: Callable[[], str], *, fits: Callable[[Any], bool] = lambda _row: True) -> Edit:
    """Yes or no."""
    return choice(
        field,
        label,
        lambda: [(True, _("Yes")), (False, _("No"))],
        value=lambda row: bool(_of_row(field)(row)),
        fits=fits,
    )


def phone(field: str, label: Callable[[], str], *, fits: Callable[[Any], bool] = lambda _row: True) -> Edit:
    """A telephone number."""
    return text(field, label, 32, check=lambda value: input_rules.phone(field, value), fits=fits)
