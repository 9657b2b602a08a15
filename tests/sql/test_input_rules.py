"""The client's input rules and the server's say the same, whatever is typed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pymysql
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecom_client.domain import input_rules
from ecom_client.domain.errors import Invalid
from tests.fixtures.people import InstalledShop, Person

_SETTINGS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_TYPED = st.text(
    st.one_of(
        st.sampled_from(" \t\n\r\x00\x07\x1f\x7f\x85\xa0\u2028　'\"\\%_|😀林@.+-()0123456789"),
        st.characters(exclude_categories=["Cs", "Cn", "Co"]),
    ),
    max_size=40,
)


def _client(rule: Callable[[], object]) -> str:
    try:
        rule()
    except Invalid as invalid:
        return f"{invalid.word}:{invalid.detail}"
    return ""


def _server(shop: InstalledShop, call: str, *args: object) -> str:
    try:
        shop.execute(f"CALL ecom_data.{call}", *args)
    except pymysql.MySQLError as error:
        return str(error.args[1])
    return ""


@_SETTINGS
@given(typed=_TYPED, most=st.integers(1, 40), needed=st.booleans(), lines=st.booleans())
def test_texts(shop: InstalledShop, typed: str, most: int, needed: bool, lines: bool) -> None:
    said = _client(lambda: input_rules.text("field", typed, most=most, needed=needed, lines=lines))
    assert said == _server(shop, "check_text('field', %s, %s, %s, %s)", typed, int(needed), most, int(lines))


@_SETTINGS
@given(typed=st.one_of(_TYPED, st.text("0123456789 +-()", max_size=40)), needed=st.booleans())
def test_phones(shop: InstalledShop, typed: str, needed: bool) -> None:
    said = _client(lambda: input_rules.phone("field", typed, needed=needed))
    assert said == _server(shop, "check_phone('field', %s, %s)", typed, int(needed))


@_SETTINGS
@given(
    typed=st.decimals(
        min_value=Decimal(-10), max_value=Decimal(1000010), allow_nan=False, allow_infinity=False, places=4
    )
)
def test_amounts(shop: InstalledShop, typed: Decimal) -> None:
    least, most = Decimal("0.01"), Decimal(1000000)
    said = _client(lambda: input_rules.amount("field", typed, least=least, most=most))
    assert said == _server(shop, "check_amount('field', %s, %s, %s)", typed, least, most)


@_SETTINGS
@given(typed=st.one_of(_TYPED, st.text("ab.@ \u00a0林", max_size=12)))
def test_emails(customer: Person, typed: str) -> None:
    said = _client(lambda: input_rules.email("email", typed))
    if said:
        assert customer.refused("set_email", typed) == tuple(said.split(":"))
    else:
        customer.session.profile.set_email(typed)
        assert customer.session.profile.mine().email == input_rules.email("email", typed)


def test_what_is_no_number_is_no_amount() -> None:
    for typed in ("NaN", "sNaN", "Infinity", "-Infinity"):
        said = _client(
            lambda typed=typed: input_rules.amount("a", Decimal(typed), least=Decimal(0), most=Decimal(9))
        )
        assert said == "amount_out_of_range:a"
