"""What the tables of the views are made of: the schema, and a way to write each kind of column."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Numeric,
    String,
    false,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine

api = MetaData(schema="ecom")


class UtcDateTime(TypeDecorator[datetime]):
    """A DATETIME(6) of the server, which is always UTC, as a datetime that knows its zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as the server keeps it; a value without a zone is UTC already."""
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class Word(TypeDecorator[str]):
    """An ENUM of the server: one of a few words, which sort in the order given here, the server's own.

    The server compares an ENUM with a text by the alphabet but sorts it by position, so "before" and "after" are
    written as the words that come before or after: then pages by key fit the order, and an index finds them.
    """

    impl = String
    cache_ok = True

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words

    class Comparator(TypeDecorator.Comparator[str]):
        """Comparisons by position."""

        def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> Any:
            """`<`, `<=`, `>`, `>=` with a word as the set of words that fit; all else as it is."""
            words: tuple[str, ...] = getattr(self.type, "words", ())
            if op not in (operators.lt, operators.le, operators.gt, operators.ge) or other[0] not in words:
                return super().operate(op, *other, **kwargs)
            comes: Any = op
            at = words.index(other[0])
            fits = [word for position, word in enumerate(words) if comes(position, at)]
            return self.expr.in_(fits) if fits else false()

    @property
    def comparator_factory(self) -> type[TypeDecorator.Comparator[str]]:  # type: ignore[override]
        """How expressions of this type compare."""
        return Word.Comparator


class Code(String):
    """An identifier of ASCII characters, compared byte by byte."""


class OpenWord(Word):
    """A code kept as ASCII text: these words, in the order of the alphabet, and those that other packages write."""

    cache_ok = True


ACCOUNT_STATUSES = ("half_open", "active", "suspended", "closed")
CONDITIONS = ("new", "like_new", "good", "worn")


def key(name: str) -> Column[int]:
    """The key of a row, its own or another's."""
    return Column(name, BigInteger, nullable=False)


def whole(name: str) -> Column[int]:
    """A whole number."""
    return Column(name, Integer, nullable=False)


def money(name: str) -> Column[Decimal]:
    """An amount of yuan."""
    return Column(name, Numeric(14, 2), nullable=False)


def text(name: str) -> Column[str]:
    """A text, empty rather than NULL."""
    return Column(name, String, nullable=False)


def code(name: str) -> Column[str]:
    """An identifier of ASCII characters."""
    return Column(name, Code, nullable=False)


def word(name: str, *words: str) -> Column[str]:
    """One of a few words, in the server's order."""
    return Column(name, Word(*words), nullable=False)


def moment(name: str) -> Column[datetime]:
    """A moment, UTC."""
    return Column(name, UtcDateTime, nullable=False)


def yes_no(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False)


def maybe(name: str, kind: type[TypeEngine[Any]] | TypeEngine[Any]) -> Column[Any]:
    """A column that may be NULL."""
    return Column(name, kind, nullable=True)


def day(name: str) -> Column[date]:
    """A day of the shop."""
    return Column(name, Date, nullable=False)


def rating(name: str) -> Column[Decimal]:
    """An average of stars, 0 without any."""
    return Column(name, Numeric(3, 2), nullable=False)
