"""A condition of `ecom_client.domain.query` as an SQL expression over the columns of one view.

Only declared columns get into the expression and every value is bound, so nothing a person typed is ever SQL. The
answer is two-valued like the condition's: a missing value is not equal to, less or more than anything. No expression
stands under a NOT but those of one column whose missing values are seen to, so NULL always acts as "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    Integer,
    Numeric,
    String,
    Table,
    and_,
    cast,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from ecom_client.data.views import public
from ecom_client.data.views.columns import Code, UtcDateTime, Word
from ecom_client.domain.query import Comparison, Condition, Kind, Operator, QueryColumn, Subject, Value, check


@lru_cache(maxsize=64)
def subject_of(view: Table) -> Subject:
    """What may be asked about a view: each of its columns, typed as it is declared in `ecom_client.data.views`."""
    columns = []
    for column in view.columns:
        kind, choices = _kind_of(column)
        if kind is not None:
            columns.append(
                QueryColumn(
                    str(column.name),
                    kind,
                    choices,
                    nullable=bool(column.nullable),
                    code=isinstance(column.type, Code),
                )
            )
    return Subject(str(view.name), tuple(columns))


def _kind_of(column: ColumnElement[Any]) -> tuple[Kind | None, tuple[str, ...]]:
    kind = column.type
    if isinstance(kind, Word):
        return Kind.CHOICE, kind.words
    if isinstance(kind, UtcDateTime):
        return Kind.MOMENT, ()
    if isinstance(kind, Boolean):
        return Kind.YES_NO, ()
    if isinstance(kind, String):
        return Kind.TEXT, ()
    if isinstance(kind, Integer):
        return Kind.NUMBER, ()
    if isinstance(kind, Numeric):
        return (Kind.MONEY if kind.precision == 14 else Kind.NUMBER), ()
    return None, ()


def expression(view: FromClause, condition: Condition) -> ColumnElement[bool]:
    """The condition over a view. Invalid (see `query.check`) when it names what the view has not got."""
    if not isinstance(view, Table):
        raise ValueError("only a declared view can be asked about")
    subject = subject_of(view)
    check(subject, condition)
    return _written(subject, view.columns, condition)


def _written(subject: Subject, columns: Mapping[str, Any] | Any, condition: Condition) -> ColumnElement[bool]:
    if isinstance(condition, Comparison):
        column = subject.column(condition.column)
        return _comparison(column, columns[column.name], condition.operator, condition.values)
    parts = [_written(subject, columns, part) for part in condition.parts]
    return and_(true(), *parts) if condition.every else or_(false(), *parts)


def _comparison(
    declared: QueryColumn, column: ColumnElement[Any], operator: Operator, values: tuple[Value, ...]
) -> ColumnElement[bool]:
    if operator is Operator.EMPTY:
        return _empty(declared, column)
    if operator is Operator.FILLED:
        return not_(_empty(declared, column))
    if declared.kind is Kind.MOMENT:
        return _moment(column, operator, values)
    if declared.kind is Kind.TEXT:
        return _text(declared, column, operator, [str(value) for value in values])
    plain = [int(value) if isinstance(value, bool) else value for value in values]
    return _plain(declared, column, operator, plain)


def _plain(
    declared: QueryColumn, column: ColumnElement[Any], operator: Operator, values: list[Any]
) -> ColumnElement[bool]:
    # Bound with a type of their own: a column's would round 1.5 to a whole number, or refuse it.
    bound = [literal(value, Numeric(30, 6)) if isinstance(value, Decimal) else value for value in values]
    first = bound[0]
    if operator is Operator.IS_NOT:
        return _or_missing(declared, column, column != first)
    if operator is Operator.ONE_OF:
        return column.in_(bound)
    return {
        Operator.IS: lambda: column == first,
        Operator.LESS: lambda: column < first,
        Operator.AT_MOST: lambda: column <= first,
        Operator.MORE: lambda: column > first,
        Operator.AT_LEAST: lambda: column >= first,
        Operator.BETWEEN: lambda: and_(column >= first, column <= bound[-1]),
    }[operator]()


def _text(
    declared: QueryColumn, column: ColumnElement[Any], operator: Operator, values: list[str]
) -> ColumnElement[bool]:
    if declared.code:
        # Kept byte by byte and in ASCII; asked for in either case and any letters.
        column = cast(column, String)
    first = values[0]
    if operator is Operator.CONTAINS:
        return column.contains(first, autoescape=True)
    if operator is Operator.CONTAINS_NOT:
        return _or_missing(declared, column, not_(column.contains(first, autoescape=True)))
    if operator is Operator.BEGINS:
        return column.startswith(first, autoescape=True)
    if operator is Operator.IS_NOT:
        return _or_missing(declared, column, column != first)
    return column == first if operator is Operator.IS else column.in_(values)


def _moment(column: ColumnElement[Any], operator: Operator, values: tuple[Value, ...]) -> ColumnElement[bool]:
    first, last = values[0], values[-1]
    if operator is Operator.LAST_DAYS:
        return column >= func.timestampadd(literal_column("DAY"), -int(str(first)), func.utc_timestamp())
    assert isinstance(first, date)
    assert isinstance(last, date)
    if operator is Operator.BEFORE:
        return column < day_start(first)
    if operator is Operator.AFTER:
        return column >= day_start(first + timedelta(days=1))
    return and_(column >= day_start(first), column < day_start(last + timedelta(days=1)))


def day_start(day: date) -> ColumnElement[Any]:
    """When a day of the shop begins, from the shop's calendar; days beyond it begin at midnight UTC."""
    calendar = public.shop_day.c
    found = select(calendar.starts_at).where(calendar.day == literal(day, Date)).scalar_subquery()
    return func.coalesce(found, cast(literal(day, Date), DateTime), type_=DateTime())


def _empty(declared: QueryColumn, column: ColumnElement[Any]) -> ColumnElement[bool]:
    if declared.kind is Kind.TEXT:
        return or_(column.is_(None), column == "") if declared.nullable else column == ""
    return column.is_(None)


def _or_missing(
    declared: QueryColumn, column: ColumnElement[Any], made: ColumnElement[bool]
) -> ColumnElement[bool]:
    return or_(column.is_(None), made) if declared.nullable else made
