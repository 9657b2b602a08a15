"""What texts, telephone numbers, e-mail addresses and amounts may be: the server's rules, told before anything is sent.

Each rule gives the value back as the server keeps it and raises Invalid with the word and the field the server would
refuse with. The twins are check_text, check_phone, check_amount, is_card_number and do_set_email in sql/data/functions.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from ecom_client.domain.errors import Invalid

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UNPRINTABLE_IN_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf")
_CARD = re.compile(r"[0-9]{12,19}", re.ASCII)
_PHONE = re.compile(r"[0-9 +()-]+", re.ASCII)
_EMAIL = re.compile(r"[!-?A-~]+@[!-?A-~]+\.[!-\-/-?A-~]+")


def text(field: str, value: str, *, most: int, needed: bool = False, lines: bool = False) -> str:
    """A text of at most `most` characters without control characters; line breaks and tabs pass where `lines`.

    One that is needed has something to see.
    """
    if (_UNPRINTABLE_IN_LINES if lines else _UNPRINTABLE).search(value):
        raise Invalid("text_unprintable", field)
    if needed and shows_nothing(value):
        raise Invalid("text_missing", field)
    if len(value) > most:
        raise Invalid("text_too_long", field)
    return value if lines else value.strip(" ")


def shows_nothing(value: str) -> bool:
    """Whether a text is empty, or of blanks and other characters that nobody sees."""
    return all(unicodedata.category(character) in _INVISIBLE for character in value)


def phone(field: str, value: str, *, needed: bool = False) -> str:
    """A telephone number: 5 to 20 digits with spaces, `+`, `-`, brackets; empty unless it is needed."""
    kept = text(field, value, most=32, needed=needed)
    if kept and (not _PHONE.fullmatch(kept) or not 5 <= sum(c.isdigit() for c in kept) <= 20):
        raise Invalid("phone_invalid", field)
    return kept


def email(field: str, value: str) -> str:
    """An e-mail address in lower case, or empty."""
    kept = text(field, value, most=254).lower()
    if kept and not _EMAIL.fullmatch(kept):
        raise Invalid("email_invalid", field)
    return kept


def amount(field: str, value: Decimal, *, least: Decimal, most: Decimal) -> Decimal:
    """An amount of yuan in whole cents within the bounds."""
    if not value.is_finite() or not least <= value <= most or value != round(value, 2):
        raise Invalid("amount_out_of_range", field)
    return round(value, 2)


def card_number(field: str, value: str) -> str:
    """A bank card's number as digits alone: 12 to 19 of them with the right check digit (Luhn); empty for none."""
    from stdnum import luhn  # with it come the network's modules, which no form needs to stand on the screen

    kept = "".join(unicodedata.normalize("NFKC", value).split()).replace("-", "")
    if kept and (not _CARD.fullmatch(kept) or not luhn.is_valid(kept)):
        raise Invalid("card_invalid", field)
    return kept
