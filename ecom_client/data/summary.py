"""Summaries reckoned by the server, under the same filters and condition as the table they are of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Numeric, Select, Table, cast, func, literal_column, select

from ecom_client.data import views
from ecom_client.data.paging import Reader, ViewSource
from ecom_client.data.query import subject_of
from ecom_client.domain.query import Kind, Subject
from ecom_client.domain.summary import MOST_GROUPS, Grouping, Key, Summary, SummaryRow, check_summary

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
        days = views.shop_day.c
        return (
            select(days[grouping.step.value])
            .where(days.starts_at <= column)
            .order_by(days.starts_at.desc())
            .limit(1)
            .scalar_subquery()
        )
    if subject.column(grouping.column).kind is Kind.TEXT:
        return func.nullif(column, "")  # an empty text says as little as a missing one
    return column


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
