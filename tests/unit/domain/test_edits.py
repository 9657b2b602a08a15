"""Edits of one row by two people, put together field by field."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ecom_client.domain.edits import changed, merge, same

SEEN = {"name": "Lamp", "price": Decimal("50.00"), "campus": ""}


def test_only_what_is_wanted_otherwise_is_changed() -> None:
    wanted = {"name": "Lamp", "price": Decimal("40.00"), "campus": None}
    assert changed(SEEN, wanted) == {"price": Decimal("40.00")}


@pytest.mark.parametrize(
    ("one", "other"), [("", None), (None, ""), (Decimal("1.0"), Decimal("1.00")), (0, 0)]
)
def test_the_same(one: object, other: object) -> None:
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [(0, None), (False, ""), ("a", "A"), (None, "x")])
def test_not_the_same(one: object, other: object) -> None:
    assert not same(one, other)


def test_fields_of_two_people_go_together() -> None:
    merged = merge(SEEN, {"name": "Light"}, SEEN | {"price": Decimal("45.00")})
    assert (merged.write, merged.conflicts, merged.theirs) == ({"name": "Light"}, (), ("price",))


def test_what_both_changed_is_a_conflict() -> None:
    now = SEEN | {"name": "Torch", "campus": "North"}
    merged = merge(SEEN, {"name": "Light", "price": Decimal("1.00")}, now)
    assert merged.write == {"price": Decimal("1.00")}
    assert (merged.conflicts, merged.theirs) == (("name",), ("campus",))


def test_what_both_changed_to_the_same_is_none() -> None:
    merged = merge(SEEN, {"name": "Light"}, SEEN | {"name": "Light"})
    assert (merged.write, merged.conflicts, merged.theirs) == ({}, (), ())
