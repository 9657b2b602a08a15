"""The first administrator, whom only the owner of the server can make."""

from __future__ import annotations

from pymysql.connections import Connection

from ecom_client.data import accounts
from ecom_client.data.address import Address
from ecom_client.domain import input_rules
from ecom_client.domain.errors import Invalid, Refused, WrongVersion
from ecom_client.domain.identity import normal_login_name

LEAST_PASSWORD = 8
"""Characters an administrator's password has at least."""

OWNERS = "Owners"
"""The group that may do everything."""

_SENTENCES = {
    "login_name_invalid": "A login name is 3 to 32 letters, digits, dots, dashes or underscores, "
    "and begins with a letter or digit.",
    "login_name_taken": "The login name {login_name} belongs to somebody already. Choose another one.",
    "too_many_openings": "Too many accounts were opened from this computer within the hour. Try again later.",
    "maintenance": "The shop is closed for maintenance. Finish `ecom-server install` first.",
    "text_missing": "The {detail} is missing.",
    "text_too_long": "The {detail} is too long.",
    "text_unprintable": "The {detail} holds characters that cannot be printed.",
    "phone_invalid": "A phone number has 5 to 20 digits, with spaces, +, - and brackets between them.",
}


class AdministratorError(Exception):
    """The administrator cannot be made; the text is a sentence that says why."""


def create_administrator(
    root: Connection,
    address: Address,
    *,
    login_name: str,
    name: str,
    password: str,
    phone: str = "",
    group: str = OWNERS,
) -> str:
    """Open an account as a person would, make it an administrator in `group`, and give its normal login name.

    `root` may do everything on the server that `address` leads to. Raises AdministratorError, with nothing done, when
    the login name is taken or something that was typed cannot be.
    """
    login = normal_login_name(login_name)
    if len(password) < LEAST_PASSWORD:
        raise AdministratorError(f"A password has at least {LEAST_PASSWORD} characters.")
    try:
        name = input_rules.text("name", name, most=80, needed=True)
        phone = input_rules.phone("phone", phone)
        _refuse_taken(root, login)
        accounts.open_account(address, accounts.ask_shop(address), login, password)
    except (Refused, Invalid) as refusal:
        sentence = _SENTENCES.get(refusal.word, "The server refuses: {word}.")
        raise AdministratorError(
            sentence.format(word=refusal.word, detail=refusal.detail, login_name=login)
        ) from refusal
    except WrongVersion as refusal:
        raise AdministratorError(
            f"The schema of the server is version {refusal.server}, this program's is {refusal.client}. "
            "Run `ecom-server install` first."
        ) from refusal
    with root.cursor() as cursor:
        cursor.execute(
            "CALL ecom_data.make_administrator(%s, %s, %s, %s)", (login, name, phone or None, group)
        )
    return login


def _refuse_taken(root: Connection, login: str) -> None:
    with root.cursor() as cursor:
        cursor.execute(
            "SELECT m.id FROM ecom_data.account AS a JOIN ecom_data.administrator AS m ON a.id = m.account_id"
            " WHERE a.login_name = %s",
            (login,),
        )
        if cursor.fetchone() is not None:
            raise AdministratorError(f"{login} is an administrator already; nothing was changed.")
