"""What the driver raises, as one of the kinds of error the rest of the program knows."""

from __future__ import annotations

import ssl

import pymysql
from sqlalchemy.exc import DBAPIError

from ecom_client.domain.errors import Known, Refused, ServerAway, SignInFailed, TookTooLong, Untrusted

REFUSALS = range(31000, 32000)
"""The numbers of sql/refusals.toml."""

TRY_AGAIN = {1213, 1205, 1020}
"""Deadlock and certification losers, lock waits: the statement did nothing and may be sent again."""

_AWAY = {
    1040,  # too many connections
    1053,  # shutting down
    1077,
    1079,
    1152,
    1158,
    1159,
    1160,
    1161,
    1203,
    1226,  # this account's connections are used up
    1927,  # killed
    2002,
    2003,
    2006,
    2013,
    2014,
    2055,
    3169,  # killed
    4031,  # idle too long
}
_TOO_LONG = {1317, 1969, 3024}
_SIGN_IN = {1045, 1698}
_SUSPENDED = {3118, 4151}
"""The account is locked by an administrator."""
_LOCKED = {3955, 4150}
"""Too many wrong passwords came for the account: it opens again by itself."""
_DENIED = {1044, 1142, 1143, 1227, 1370}


def number_of(error: BaseException) -> int:
    """The server's error number behind an exception; 0 when there is none."""
    original = error.orig if isinstance(error, DBAPIError) else error
    args = getattr(original, "args", ())
    return args[0] if args and isinstance(args[0], int) else 0


def known(error: BaseException) -> Known | None:
    """The known error that an exception of the driver or SQLAlchemy stands for; None for a bug of ours."""
    if isinstance(error, Known):
        return error
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, Known):
        return original
    if isinstance(original, ssl.SSLError) or isinstance(getattr(original, "__context__", None), ssl.SSLError):
        return Untrusted(str(original))
    number = number_of(error)
    text = (
        str(original.args[1])
        if original is not None and len(getattr(original, "args", ())) > 1
        else str(original)
    )
    if number in REFUSALS:
        word, _, detail = text.partition(":")
        return Refused(word, detail)
    if number in _SIGN_IN:
        return SignInFailed(text)
    if number in _TOO_LONG:
        return TookTooLong(text)
    if number in _SUSPENDED:
        return Refused("account_suspended")
    if number in _LOCKED:
        return Refused("account_locked")
    if number in _DENIED:
        return Refused("not_allowed")
    if number in _AWAY or number in TRY_AGAIN:
        return ServerAway(text)
    if isinstance(original, pymysql.err.InterfaceError | OSError | EOFError):
        return ServerAway(text)
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return ServerAway(text)
    return None
