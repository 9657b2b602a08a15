"""Summaries of a subject: rows grouped by one or two columns, counted, and one numeric column reckoned up."""

from __future__ import annotations

import calendar
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import Comparison, Condition, Kind, Operator, Subject, both, check

MOST_GROUPS = 1000
"""How many groups a summary shows at most."""

Key: TypeAlias = str | Decimal | int | bool | date | None
"""What the rows of a group have in common; None where they have nothing there."""


class Step(enum.StrEnum):
    """What moments are grouped by: days, weeks (from Monday) or months of the shop."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Figure(enum.StrEnum):
    """What is reckoned for each group."""

    COUNT = "count"
    SUM = "sum"
    AVERAGE = "average"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"


@dataclass(frozen=True)
class Grouping:
    """A column rows are grouped by; a `Kind.MOMENT` needs its step."""

    column: str
    step: Step | None = None


@dataclass(frozen=True)
class Summary:
    """One or two groupings, and the numeric column that is reckoned up, if any."""

    groups: tuple[Grouping, ...]
    measure: str | None = None


@dataclass(frozen=True)
class SummaryRow:
    """One group. The figures but the count are those of the measure: None without one, or where no row has a value."""

    keys: tuple[Key, ...]
    count: int
    sum: Decimal | None = None
    average: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    def figure(self, figure: Figure) -> Decimal | int | None:
        """One of the figures."""
        found: Decimal | int | None = getattr(self, figure.value)
        return found


def check_summary(subject: Subject, summary: Summary) -> None:
    """Refuse (Invalid) unknown columns, a missing step, a measure that is no number, the same grouping twice."""
    if not 1 <= len(summary.groups) <= 2 or len(set(summary.groups)) != len(summary.groups):
        raise Invalid("choice_unknown", "group")
    for grouping in summary.groups:
        column = subject.column(grouping.column)
        if (column.kind is Kind.MOMENT) is (grouping.step is None):
            raise Invalid("choice_unknown", "group")
    if summary.measure is not None and subject.column(summary.measure).kind not in (Kind.NUMBER, Kind.MONEY):
        raise Invalid("choice_unknown", "measure")


def rows_of_group(subject: Subject, summary: Summary, keys: Sequence[Key]) -> Condition:
    """The condition that holds for exactly the rows of one group.

    Invalid where a value cannot be asked for (a text that is too long).
    """
    made: Condition | None = None
    for grouping, key in zip(summary.groups, keys, strict=False):
        made = both(made, _has(grouping, key))
    if made is None:
        raise Invalid("choice_unknown", "group")
    check(subject, made)
    return made


def _has(grouping: Grouping, key: Key) -> Comparison:
    if key is None:
        return Comparison(grouping.column, Operator.EMPTY)
    if grouping.step is None:
        value = Decimal(key) if isinstance(key, int) and not isinstance(key, bool) else key
        return Comparison(grouping.column, Operator.IS, (value,))
    assert isinstance(key, date)
    if grouping.step is Step.DAY:
        return Comparison(grouping.column, Operator.ON, (key,))
    return Comparison(grouping.column, Operator.BETWEEN, (key, last_day(key, grouping.step)))


def last_day(first: date, step: Step) -> date:
    """The last day of the day, week or month that begins on `first`."""
    if step is Step.DAY:
        return first
    if step is Step.WEEK:
        return first + timedelta(days=6)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
