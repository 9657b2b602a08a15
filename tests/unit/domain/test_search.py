"""What is searched for: Latin words, Chinese pairs, and what full text is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecom_client.domain import search


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("手机 Phone", " zz手机 zz机 zzphone "),
        ("U盘 128GB", " zzu zzu盘 zz盘 zz128gb "),
        ("phone, Phone; PHONE", " zzphone "),
        ("盘", " zz盘 "),
        ("…!?", " "),
        ("", " "),
        ("a" * 60, " zz" + "a" * 40 + " "),
    ],
)
def test_the_terms_of_a_text(text: str, expected: str) -> None:
    assert search.terms(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("手机", "+zz手机"),
        ("手机壳", "+zz手机 +zz机壳"),
        ("机", "+zz机*"),
        ("PC", "+zzpc*"),
        ("U盘", "+zzu* +zzu盘"),
        ("phone 手机", "+zzphone* +zz手机"),
        ("  ", None),
        ("\"+-*~@()<>'", None),
    ],
)
def test_what_full_text_is_asked(words: str, expected: str | None) -> None:
    assert search.query(words) == expected


@given(st.text())
def test_whatever_is_typed_asks_for_plain_terms_only(words: str) -> None:
    for term in (search.query(words) or "").split():
        assert term.startswith("+zz")
        assert not set(term[1:].removesuffix("*")) & set("+-*~@()<>\"' ")


@given(st.text(alphabet="手机壳盘Uu5 a,。", max_size=30), st.data())
def test_a_part_of_a_text_finds_the_text(text: str, data: st.DataObject) -> None:
    """Whatever Chinese stretch or beginning of a word is typed, the text it was taken from is found."""
    runs = [run for run in text.replace(",", " ").replace("。", " ").split() if run]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    if start and run[start].isascii() and run[start - 1].isascii():
        return  # the middle of a Latin word finds nothing
    held = search.terms(text)
    for term, is_open in search.required(run[start:]):
        assert (f" {term}" if is_open else f" {term} ") in held


@given(st.text())
def test_every_term_stands_once(text: str) -> None:
    held = search.terms(text).split()
    assert len(held) == len(set(held))
    assert all(len(term) <= search.WORD_LIMIT + 2 for term in held)
