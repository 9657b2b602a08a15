"""Codes that are mailed and typed."""

from __future__ import annotations

RECOVERY_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What recovery codes are made of: no I, L, O or U, which are mistaken for others."""

RECOVERY_LENGTH = 12
"""Characters of a recovery code: 60 bits, which nobody guesses while it is good."""

_MISTAKEN = str.maketrans({"I": "1", "L": "1", "O": "0"})


def shown_code(code: str) -> str:
    """A recovery code as people read it: in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normal_code(typed: str) -> str:
    """A recovery code as it is kept, however it was typed: small letters, spaces and hyphens do not matter."""
    import unicodedata

    letters = unicodedata.normalize("NFKC", typed).upper().translate(_MISTAKEN)
    return "".join(letter for letter in letters if letter in RECOVERY_LETTERS)
