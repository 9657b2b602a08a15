"""The server finds the same terms in a text as the client does."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecom_client.domain import search
from tests.fixtures.people import InstalledShop

_TEXT = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("手机壳盘U盘ab5 ,。éß한글かな")),
    max_size=80,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXT)
def test_server_and_client_agree(shop: InstalledShop, text: str) -> None:
    assert shop.value("SELECT ecom_data.search_terms(%s)", text) == search.terms(text)


def test_they_agree_on_every_character(shop: InstalledShop) -> None:
    characters = [chr(code) for code in range(1, 0x30000) if unicodedata.category(chr(code)) != "Cs"]
    for start in range(0, len(characters), 2000):
        text = " ".join(characters[start : start + 2000])
        assert shop.value("SELECT ecom_data.search_terms(%s)", text) == search.terms(text)


def test_no_text_has_no_terms(shop: InstalledShop) -> None:
    assert shop.value("SELECT ecom_data.search_terms(NULL)") == " "


def test_repeating_a_word_adds_nothing(shop: InstalledShop) -> None:
    assert shop.value("SELECT ecom_data.search_terms(%s)", "手机 phone " * 300) == " zz手机 zz机 zzphone "
