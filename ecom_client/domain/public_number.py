"""The numbers people read to each other: orders, requests. Six digits of the day, eight random characters, a check.

The server makes them (sql/data/functions/public_number.sql); here a typed one is recognised before it is asked for.
"""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
LENGTH = 15


def normal(typed: str) -> str:
    """A typed number as the server writes it: upper case, no spaces or dashes, letters like digits read as digits."""
    return "".join(c for c in typed.upper() if c not in " -\t\u2010\u2011\u2012\u2013").translate(_READ_ALIKE)


def is_valid(number: str) -> bool:
    """Whether a number (see `normal`) has the right length, characters and check character: most slips are found."""
    if len(number) != LENGTH or not number[:6].isdigit() or any(c not in _ALPHABET for c in number):
        return False
    total = sum(place * _ALPHABET.index(c) for place, c in enumerate(number[:14], start=1))
    return number[14] == _ALPHABET[total % 31]
