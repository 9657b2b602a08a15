"""Conditions: what fits a subject, what is refused, and that what was saved comes back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import (
    Comparison,
    Condition,
    Group,
    Kind,
    Operator,
    QueryColumn,
    Subject,
    both,
    check,
    from_dict,
    to_dict,
)
from tests.fixtures.conditions import conditions

SUBJECT = Subject(
    "things",
    (
        QueryColumn("name", Kind.TEXT),
        QueryColumn("note", Kind.TEXT, nullable=True),
        QueryColumn("count", Kind.NUMBER),
        QueryColumn("price", Kind.MONEY, nullable=True),
        QueryColumn("at", Kind.MOMENT, nullable=True),
        QueryColumn("state", Kind.CHOICE, ("new", "old")),
        QueryColumn("open", Kind.YES_NO),
    ),
)


def one(column: str, operator: Operator, *values: Any) -> Comparison:
    return Comparison(column, operator, values)


def word_of(condition: Condition) -> tuple[str, str]:
    with pytest.raises(Invalid) as caught:
        check(SUBJECT, condition)
    return caught.value.word, caught.value.detail


@given(conditions(SUBJECT))
def test_what_is_saved_comes_back(condition: Condition) -> None:
    check(SUBJECT, condition)
    assert from_dict(SUBJECT, json.loads(json.dumps(to_dict(condition)))) == condition


def test_what_does_not_fit_is_refused() -> None:
    assert word_of(one("password", Operator.IS, "x")) == ("choice_unknown", "column")
    assert word_of(one("name", Operator.LESS, "x")) == ("choice_unknown", "operator")
    assert word_of(one("count", Operator.EMPTY)) == ("choice_unknown", "operator")
    assert word_of(one("name", Operator.IS)) == ("text_missing", "value")
    assert word_of(one("name", Operator.IS, " ")) == ("text_missing", "value")
    assert word_of(one("name", Operator.IS, "x" * 201)) == ("text_too_long", "value")
    assert word_of(one("name", Operator.IS, "a\0b")) == ("text_unprintable", "value")
    assert word_of(one("name", Operator.IS, "a", "b")) == ("list_too_long", "value")
    assert word_of(one("count", Operator.IS, Decimal("NaN"))) == ("number_out_of_range", "value")
    assert word_of(one("count", Operator.IS, Decimal("1e40"))) == ("number_out_of_range", "value")
    assert word_of(one("price", Operator.BETWEEN, Decimal(2), Decimal(1))) == ("range_backwards", "value")
    assert word_of(one("at", Operator.ON, date(1900, 1, 1))) == ("date_out_of_range", "value")
    assert word_of(one("at", Operator.LAST_DAYS, 0)) == ("number_out_of_range", "value")
    assert word_of(one("at", Operator.LAST_DAYS, True)) == ("number_out_of_range", "value")
    assert word_of(one("state", Operator.IS, "newer")) == ("choice_unknown", "value")
    assert word_of(one("open", Operator.IS, 1)) == ("choice_unknown", "value")
    assert word_of(Group(True, ())) == ("text_missing", "conditions")


def test_what_is_too_large_is_refused() -> None:
    part: Condition = one("open", Operator.IS, True)
    deep = part
    for _level in range(6):
        deep = Group(True, (deep,))
    wide = Group(False, (part,) * 21)
    many = Group(False, (Group(True, (part,) * 20),) * 3)
    for condition in (deep, wide, many):
        assert word_of(condition) == ("list_too_long", "conditions")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"condition": {"every": []}},
        {"version": 2, "condition": {"column": "open", "is": "is", "values": [True]}},
        {"version": 1, "condition": {"column": "open", "is": "is", "values": "yes"}},
        {"version": 1, "condition": {"column": "open", "is": "is", "values": [True], "sql": "1=1"}},
        {"version": 1, "condition": {"column": "count", "is": "is", "values": ["ten"]}},
        {"version": 1, "condition": {"column": "at", "is": "on", "values": ["yesterday"]}},
        {"version": 1, "condition": {"column": "count", "is": "or 1=1", "values": ["1"]}},
        {"version": 1, "condition": {"column": ["count"], "is": "is", "values": ["1"]}},
        {"version": 1, "condition": {"column": "count", "is": ["is"], "values": ["1"]}},
        {"version": 1, "condition": {"every": [], "any": []}},
    ],
)
def test_any_other_form_is_refused(data: object) -> None:
    with pytest.raises(Invalid):
        from_dict(SUBJECT, data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["every", "any", "column", "is", "values", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON)
def test_anything_else_is_refused_and_nothing_breaks(data: object) -> None:
    with pytest.raises(Invalid):
        from_dict(SUBJECT, {"version": 1, "condition": data})


def test_two_conditions_together() -> None:
    first, second = one("open", Operator.IS, True), one("state", Operator.IS, "new")
    assert both(None, first) == first and both(first, None) == first and both(None, None) is None
    assert both(first, second) == Group(True, (first, second))
    assert both(Group(True, (first, second)), second) == Group(True, (first, second, second))
    either = Group(False, (first, second))
    assert both(either, second) == Group(True, (either, second))
