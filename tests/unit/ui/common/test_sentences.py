"""Every registered refusal has a sentence, and every word that SQL refuses with is registered."""

from __future__ import annotations

import re
import tomllib

from ecom_client.config.paths import bundled
from ecom_client.domain.errors import (
    Cancelled,
    Invalid,
    Refused,
    ServerAway,
    SignInFailed,
    TookTooLong,
    WrongVersion,
)
from ecom_client.ui.common.sentences import WORDS, said

_OURS = {
    "account_locked",
    "export_too_long",
    "login_name_unknown",
    "number_needed",
    "old_password_wrong",
    "password_short",
    "query_unreadable",
    "recovery_code_wrong",
    "range_backwards",
}
"""Words that no procedure refuses with: the driver's and the screens' own."""


def _registry() -> dict[str, int]:
    return tomllib.loads((bundled("sql") / "refusals.toml").read_text("utf-8"))


def test_every_registered_word_has_a_sentence() -> None:
    assert set(_registry()) - set(WORDS) == set()


def test_no_sentence_is_left_over() -> None:
    assert set(WORDS) - set(_registry()) - _OURS == set()


def test_every_word_in_the_sql_is_registered_and_every_registered_word_is_used() -> None:
    used = set()
    for file in bundled("sql").rglob("*.sql"):
        text = file.read_text("utf-8")
        used |= set(re.findall(r"refuse\(\s*'(\w+)'", text))
        for choice in re.findall(r"refuse\(\s*IF\([^']*'(\w+)',\s*'(\w+)'\)", text):
            used |= set(choice)
    assert used - set(_registry()) == set()
    assert set(_registry()) - used == set()


def test_numbers_are_ours_and_unique() -> None:
    numbers = list(_registry().values())
    assert len(set(numbers)) == len(numbers) and all(31000 <= number <= 31999 for number in numbers)


def test_a_refusal_names_its_field() -> None:
    found = said(Refused("text_missing", "name"))
    assert found is not None and found.sentence == "This is needed." and found.field == "name"


def test_the_known_kinds_have_sentences_and_bugs_have_none() -> None:
    for error in (
        ServerAway("x"),
        SignInFailed(),
        TookTooLong(),
        Cancelled(),
        WrongVersion(2, 1),
        Invalid("not_found"),
    ):
        found = said(error)
        assert found is not None and found.sentence.endswith(".")
    assert said(ZeroDivisionError()) is None
