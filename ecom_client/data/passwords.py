"""From the password a person types to the one their MySQL account has. The typed one never leaves the machine."""

from __future__ import annotations

import base64
import hashlib

import bcrypt

_BCRYPT_ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def derive(password: str, *, shop_id: str, login_name: str, cost: int) -> str:
    """The MySQL account's password: bcrypt of the typed one, salted by shop and login name.

    There is no challenge to ask the server for, so an unknown name and a wrong password look the same.
    `login_name` is the normal form, `cost` the shop's. SHA-256 comes first because bcrypt takes no more than 72 bytes.
    """
    salt = hashlib.sha256(f"{shop_id}:{login_name}".encode()).digest()[:16]
    digest = base64.b64encode(hashlib.sha256(password.encode()).digest())
    hashed = bcrypt.hashpw(digest, f"$2b${cost:02d}$".encode() + _bcrypt_base64(salt))
    return hashed[29:].decode()


def _bcrypt_base64(salt: bytes) -> bytes:
    """Bcrypt's own base64 of 16 bytes: 22 characters of its own alphabet."""
    number = int.from_bytes(salt, "big") << 4
    return "".join(_BCRYPT_ALPHABET[(number >> shift) & 63] for shift in range(126, -1, -6)).encode()
