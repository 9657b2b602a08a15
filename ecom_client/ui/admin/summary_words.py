"""The words of summaries: figures, steps of time, and what a group's key says."""

from __future__ import annotations

import datetime as times
from decimal import Decimal

from ecom_client.domain.query import Kind
from ecom_client.domain.summary import Figure, Grouping, Key, Step, last_day
from ecom_client.ui.common.query_words import QueryWords, plain_number
from ecom_client.ui.common.text import NOTHING, _, current_locale, date, money, number, pgettext


def figure_word(figure: Figure) -> str:
    """A figure's name."""
    return {
        Figure.COUNT: pgettext("figure", "Count"),
        Figure.SUM: pgettext("figure", "Sum"),
        Figure.AVERAGE: pgettext("figure", "Average"),
        Figure.MINIMUM: pgettext("figure", "Minimum"),
        Figure.MAXIMUM: pgettext("figure", "Maximum"),
    }[figure]


def step_word(step: Step) -> str:
    """What moments are grouped by."""
    return {
        Step.DAY: pgettext("step", "by day"),
        Step.WEEK: pgettext("step", "by week"),
        Step.MONTH: pgettext("step", "by month"),
    }[step]


def grouping_word(words: QueryWords, grouping: Grouping) -> str:
    """A grouping as it is offered and as it heads its column."""
    title = words.title(grouping.column)
    if grouping.step is None:
        return title
    return _("{column} {step}").format(column=title, step=step_word(grouping.step))


def groupings_of(words: QueryWords) -> list[Grouping]:
    """Everything rows can be grouped by."""
    found: list[Grouping] = []
    for column in words.columns:
        if column.kind is Kind.MOMENT:
            found += [Grouping(column.name, step) for step in Step]
        else:
            found.append(Grouping(column.name))
    return found


def key_word(words: QueryWords, grouping: Grouping, key: Key) -> str:
    """What the rows of a group have in common."""
    if key is None:
        return _("(empty)")
    if grouping.step is Step.MONTH and isinstance(key, times.date):
        return current_locale().toString(key, "yyyy-MM")
    if grouping.step is Step.WEEK and isinstance(key, times.date):
        return _("{first} to {last}").format(first=date(key), last=date(last_day(key, Step.WEEK)))
    column = words.subject.column(grouping.column)
    if isinstance(key, int) and not isinstance(key, bool):
        key = Decimal(key)
    return words.value(column, key)


def figure_text(words: QueryWords, measure: str | None, figure: Figure, value: Decimal | int | None) -> str:
    """A figure as it is written: money of a money column, plain figures else."""
    if value is None:
        return NOTHING
    if figure is Figure.COUNT or measure is None:
        return number(value)
    rounded = round(Decimal(value), 2) if figure is Figure.AVERAGE else Decimal(value)
    return money(rounded) if words.subject.column(measure).kind is Kind.MONEY else plain_number(rounded)
