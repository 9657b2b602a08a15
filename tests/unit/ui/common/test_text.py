"""Words, numbers, money and times in both languages."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from ecom_client.ui.common import text


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    text.set_language("en")
    yield
    text.set_language("en")


@pytest.fixture
def beijing() -> Iterator[None]:
    kept = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    yield
    if kept is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = kept
    time.tzset()


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Decimal("1234.5"), "¥1,234.50"),
        (Decimal("-12"), "−¥12.00"),
        (Decimal("0.005"), "¥0.01"),
        (Decimal("-0.001"), "¥0.00"),
        (Decimal("99999999999999.99"), "¥99,999,999,999,999.99"),
        (0, "¥0.00"),
        (None, "–"),
    ],
)
def test_money_is_exact_and_money_out_has_a_real_minus(amount: Decimal | None, written: str) -> None:
    assert text.money(amount) == written


def test_a_change_of_money_shows_its_sign() -> None:
    assert [text.money_delta(Decimal(n)) for n in ("12", "-12", "0")] == ["+¥12.00", "−¥12.00", "¥0.00"]


def test_numbers_are_grouped_and_rounded_half_up() -> None:
    assert text.number(1234567) == "1,234,567"
    assert text.number(4.25, 1) == "4.3"
    assert text.number(-3) == "−3"


def test_a_utc_moment_is_shown_on_the_local_clock_as_the_locale_writes_it(beijing: None) -> None:
    moment = datetime(2026, 1, 2, 18, 5, tzinfo=UTC)
    assert text.date_time(moment).replace("\u202f", " ") == "1/3/2026 2:05 AM"
    assert text.date_time(moment.replace(tzinfo=None)) == text.date_time(moment)
    text.set_language("zh_CN")
    assert text.date_time(moment) == "2026/1/3 02:05"
    assert text.date(moment) == "2026/1/3"
    assert text.date(date(2026, 1, 2)) == "2026/1/2"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=40), "10/13/2026"),
    ],
)
def test_how_long_ago_in_words(beijing: None, ago: timedelta, words: str) -> None:
    now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert text.relative(now - ago, now) == words


def test_the_language_can_change_at_run_time_and_comes_from_compiled_words(tmp_path: Path) -> None:
    catalogue = Catalog(locale="zh_CN")
    catalogue.add("Cancel", "取消")
    catalogue.add(("{n} star", "{n} stars"), ("{n} 颗星",))
    catalogue.add("Order", "下单", context="verb")
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "ecom.mo").open("wb") as file:
        write_mo(file, catalogue)
    text.set_language("zh-Hans-CN", tmp_path)
    assert text.current_language() == "zh_CN"
    assert text._("Cancel") == "取消"
    assert text.ngettext("{n} star", "{n} stars", 5).format(n=5) == "5 颗星"
    assert text.pgettext("verb", "Order") == "下单"
    assert text._("A sentence nobody translated") == "A sentence nobody translated"
    text.set_language("en")
    assert text._("Cancel") == "Cancel"


def test_a_language_without_words_or_an_unknown_one_falls_back_to_english(tmp_path: Path) -> None:
    text.set_language("zh_CN", tmp_path)
    assert text._("Cancel") == "Cancel"
    text.set_language("xx")
    assert text.current_language() == "en"


def test_an_empty_message_stays_empty() -> None:
    assert text._("") == ""
