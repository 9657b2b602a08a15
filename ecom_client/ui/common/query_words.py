"""A conditional query in the reader's language: the words of columns and operators, and the whole as a sentence."""

from __future__ import annotations

import datetime as times
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ecom_client.domain.query import (
    Comparison,
    Condition,
    Group,
    Kind,
    Operator,
    QueryColumn,
    Subject,
    Value,
)
from ecom_client.ui.common.text import _, date, money, ngettext, number, pgettext


@dataclass(frozen=True)
class Asked:
    """A column as people know it. `choices` gives word and wording for each value of a choice."""

    name: str
    title: Callable[[], str]
    choices: Callable[[], Sequence[tuple[str, str]]] | None = None


class QueryWords:
    """The columns of a subject that are offered, with their words. KeyError for one the subject has not got."""

    def __init__(self, subject: Subject, columns: Sequence[Asked]) -> None:
        self.subject = subject
        self._asked = {asked.name: asked for asked in columns}
        declared = {column.name: column for column in subject.columns}
        self.columns: list[QueryColumn] = [declared[asked.name] for asked in columns]

    def title(self, name: str) -> str:
        """A column's title."""
        asked = self._asked.get(name)
        return asked.title() if asked is not None else name

    def choices(self, name: str) -> list[tuple[str, str]]:
        """The values of a choice with their words, in the order they are worded in; those without words last."""
        asked = self._asked.get(name)
        worded = dict(asked.choices()) if asked is not None and asked.choices is not None else {}
        known = self.subject.column(name).choices
        unworded = [word for word in known if word not in worded]
        return [
            *((word, said) for word, said in worded.items() if word in known),
            *zip(unworded, unworded, strict=True),
        ]

    def value(self, column: QueryColumn, value: Value) -> str:
        """One value as it is written."""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, times.date):
            return date(value)
        if isinstance(value, Decimal):
            return money(value) if column.kind is Kind.MONEY else plain_number(value)
        if column.kind is Kind.CHOICE:
            return dict(self.choices(column.name)).get(str(value), str(value))
        return str(value)

    def sentence(self, condition: Condition) -> str:
        """The whole condition."""
        if isinstance(condition, Comparison):
            return self._comparison(condition)
        together = (
            pgettext("conditions", "{left} and {right}")
            if condition.every
            else pgettext("conditions", "{left} or {right}")
        )
        said = ""
        for part in condition.parts:
            words = self.sentence(part)
            if isinstance(part, Group) and len(part.parts) > 1 and len(condition.parts) > 1:
                words = pgettext("conditions", "({inner})").format(inner=words)
            said = together.format(left=said, right=words) if said else words
        return said

    def _comparison(self, comparison: Comparison) -> str:
        column = self.subject.column(comparison.column)
        values = [self.value(column, value) for value in comparison.values]
        template = _sentences()[comparison.operator]
        if comparison.operator is Operator.LAST_DAYS and isinstance(comparison.values[0], int):
            days = comparison.values[0]
            template = ngettext(
                "{column} is in the last {value} day", "{column} is in the last {value} days", days
            )
        return template.format(
            column=self.title(comparison.column),
            value=pgettext("between values", ", ").join(values),
            low=values[0] if values else "",
            high=values[-1] if values else "",
        )


def plain_number(value: Decimal) -> str:
    """As many decimals as the number has."""
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def operator_word(operator: Operator) -> str:
    """An operator as it is offered between a column and its value."""
    return {
        Operator.IS: pgettext("operator", "is"),
        Operator.IS_NOT: pgettext("operator", "is not"),
        Operator.CONTAINS: pgettext("operator", "contains"),
        Operator.CONTAINS_NOT: pgettext("operator", "does not contain"),
        Operator.BEGINS: pgettext("operator", "begins with"),
        Operator.ONE_OF: pgettext("operator", "is one of"),
        Operator.LESS: pgettext("operator", "is less than"),
        Operator.AT_MOST: pgettext("operator", "is at most"),
        Operator.MORE: pgettext("operator", "is more than"),
        Operator.AT_LEAST: pgettext("operator", "is at least"),
        Operator.BETWEEN: pgettext("operator", "is between"),
        Operator.ON: pgettext("operator", "is on"),
        Operator.BEFORE: pgettext("operator", "is before"),
        Operator.AFTER: pgettext("operator", "is after"),
        Operator.LAST_DAYS: pgettext("operator", "is in the last … days"),
        Operator.EMPTY: pgettext("operator", "is empty"),
        Operator.FILLED: pgettext("operator", "is not empty"),
    }[operator]


def _sentences() -> dict[Operator, str]:
    return {
        Operator.IS: _("{column} is {value}"),
        Operator.IS_NOT: _("{column} is not {value}"),
        Operator.CONTAINS: _("{column} contains “{value}”"),
        Operator.CONTAINS_NOT: _("{column} does not contain “{value}”"),
        Operator.BEGINS: _("{column} begins with “{value}”"),
        Operator.ONE_OF: _("{column} is one of {value}"),
        Operator.LESS: _("{column} is less than {value}"),
        Operator.AT_MOST: _("{column} is at most {value}"),
        Operator.MORE: _("{column} is more than {value}"),
        Operator.AT_LEAST: _("{column} is at least {value}"),
        Operator.BETWEEN: _("{column} is between {low} and {high}"),
        Operator.ON: _("{column} is on {value}"),
        Operator.BEFORE: _("{column} is before {value}"),
        Operator.AFTER: _("{column} is after {value}"),
        Operator.LAST_DAYS: _("{column} is in the last {value} days"),
        Operator.EMPTY: _("{column} is empty"),
        Operator.FILLED: _("{column} is not empty"),
    }
