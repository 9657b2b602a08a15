"""Words to search for, in Latin and Chinese alike: the twin of sql/data/functions/search_terms.sql.

No engine's full text splits Chinese the same way, so the server keeps the words of each listing itself: Latin and
digit words whole, Han text as pairs of neighbouring characters. Kana and Hangul count as Han.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

PREFIX = "zz"
"""Stands before every term, so that words of one or two characters are long enough for the engines."""

WORD_LIMIT = 40
"""Latin words are cut to this many characters."""

_LATIN = (
    "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u012f\u0132-\u017e\u0391-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u04ff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
)
_HAN = "\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_RUN = re.compile(f"[{_LATIN}{_HAN}]+")
_PARTS = re.compile(f"[{_HAN}]+|[{_LATIN}]+")
_FIRST_HAN, _LAST_HAN = "\u3005", "\ud7a3"


def terms(text: str) -> str:
    """The terms of a text as the server keeps them: each once, between blanks."""
    found = dict.fromkeys(term for run in _RUN.findall(text) for term in _terms_of_run(run))
    return " ".join(["", *found, ""]) if found else " "


def query(words: str) -> str | None:
    """What to ask full text in boolean mode for: every word required, the last letters of Latin words left open.

    None when the text holds nothing to search for.
    """
    wanted = required(words)
    return " ".join(f"+{term}*" if is_open else f"+{term}" for term, is_open in wanted) or None


def required(words: str) -> list[tuple[str, bool]]:
    """The terms a listing must hold, each with whether it may go on: Latin words and single Han characters may."""
    wanted: dict[tuple[str, bool], None] = {}
    for run in _RUN.findall(unicodedata.normalize("NFC", words)):
        lower = _lower(run)
        for part in _PARTS.findall(lower):
            if not _is_han(part[0]):
                wanted[PREFIX + part[:WORD_LIMIT], True] = None
            elif len(lower) == 1:
                wanted[PREFIX + part, True] = None
        for pair in _pairs(lower):
            wanted[PREFIX + pair, False] = None
    return list(wanted)


@lru_cache(maxsize=4096)
def _terms_of_run(run: str) -> tuple[str, ...]:
    """The terms of neighbouring letters, in the order the server finds them. Goods are described in few words."""
    return tuple(_find_terms(run))


def _find_terms(run: str) -> Iterator[str]:
    lower = _lower(run)
    word = before = ""
    for char in [*lower, ""]:
        han, before_han = bool(char) and _is_han(char), bool(before) and _is_han(before)
        if word and (han or not char):
            yield PREFIX + word[:WORD_LIMIT]
            word = ""
        if char and before and (han or before_han):
            yield PREFIX + before + char
        if before_han and not han:
            yield PREFIX + before
        if not han:
            word += char
        before = char


def _pairs(run: str) -> Iterator[str]:
    for first, second in pairwise(run):
        if _is_han(first) or _is_han(second):
            yield first + second


def _is_han(char: str) -> bool:
    return _FIRST_HAN <= char <= _LAST_HAN


def _lower(run: str) -> str:
    """Character by character, as the server does: Python would look at the end of a Greek word."""
    return "".join(char.lower() for char in run)
