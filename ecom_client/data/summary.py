"""Summaries reckoned by the server, under the same filters and condition as the table they are of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Date, Numeric, Select, Table, case, cast, func, literal_column, select

from ecom_client.data.paging import Reader, ViewSource
from ecom_client.data.query import subject_of
from ecom_client.data.views import public
from ecom_client.domain.query import Kind, Subject
from ecom_client.domain.summary import MOST_GROUPS, Grouping, Key, Step, Summary, SummaryRow, check_summary

_FIGURES = ("sum", "average", "minimum", "maximum")


def summarise(session: Reader, source: ViewSource, summary: Summary) -> tuple[list[SummaryRow], bool]:
    """The groups, and whether these are all.

    Days come in their order, other groups the largest first. Days, weeks and months are those of the shop's calendar.
    Invalid as `check_summary`.
    """
    assert isinstance(source.view, Table)
    subject = subject_of(source.view)
    rows = session.rows(statement(source, summary))
    made = [_row(subject, summary, row) for row in rows[:MOST_GROUPS]]
    return made, len(rows) <= MOST_GROUPS


def statement(source: ViewSource, summary: Summary) -> Select[Any]:
    """The question, for one group more than are shown."""
    assert isinstance(source.view, Table)
    subject = subject_of(source.view)
    check_summary(subject, summary)
    columns = source.view.columns
    keys = [
        _key(subject, columns[grouping.column], grouping).label(f"key{place}")
        for place, grouping in enumerate(summary.groups)
    ]
    figures: list[ColumnElement[Any]] = [func.count().label("count")]
    if summary.measure is not None:
        measured = columns[summary.measure]
        figures += [
            func.sum(measured).label("sum"),
            cast(func.avg(measured), Numeric(20, 4)).label("average"),
            func.min(measured).label("minimum"),
            func.max(measured).label("maximum"),
        ]
    names = [key.name for key in keys]
    order: list[ColumnElement[Any]] = [
        literal_column(name) if grouping.step else literal_column("count").desc()
        for name, grouping in zip(names, summary.groups, strict=True)
    ]
    return (
        select(*keys, *figures)
        .select_from(source.view)
        .where(*source.predicates())
        .group_by(*(literal_column(name) for name in names))
        .order_by(*order[:1], *(literal_column(name) for name in names))
        .limit(MOST_GROUPS + 1)
    )


def _key(subject: Subject, column: ColumnElement[Any], grouping: Grouping) -> ColumnElement[Any]:
    if grouping.step is not None:
        return _first_day(_day_of(column), grouping.step)
    if subject.column(grouping.column).kind is Kind.TEXT:
        return func.nullif(column, "")  # an empty text says as little as a missing one
    return column


def _day_of(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """The shop's day of a moment. It is the day in UTC, the one before or the one after: found by key, row by row.

    Looking for the last day that begins before the moment read the calendar from its end for each row.
    """
    calendar, day = public.shop_day.c, func.date(moment, type_=Date())
    after = func.timestampadd(literal_column("DAY"), 1, day, type_=Date())
    before = func.timestampadd(literal_column("DAY"), -1, day, type_=Date())

    def begins(wanted: ColumnElement[Any]) -> ColumnElement[Any]:
        return select(calendar.starts_at).where(calendar.day == wanted).scalar_subquery()

    return case((moment >= begins(after), after), (moment >= begins(day), day), else_=before)


def _first_day(day: ColumnElement[Any], step: Step) -> ColumnElement[Any]:
    """The day, the Monday of its week, or the first of its month; the day is written, and so looked up, once."""
    if step is Step.WEEK:
        return func.from_days(func.floor((func.to_days(day) - 2) / 7) * 7 + 2)
    if step is Step.MONTH:
        return cast(func.date_format(day, "%Y-%m-01"), Date)
    return cast(day, Date)


def _row(subject: Subject, summary: Summary, row: Mapping[str, Any]) -> SummaryRow:
    keys: list[Key] = []
    for place, grouping in enumerate(summary.groups):
        found = row[f"key{place}"]
        yes_no = subject.column(grouping.column).kind is Kind.YES_NO
        keys.append(bool(found) if yes_no and found is not None else found)
    figures = {name: _decimal(row[name]) for name in _FIGURES} if summary.measure is not None else {}
    return SummaryRow(tuple(keys), int(row["count"]), **figures)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
