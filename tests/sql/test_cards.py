"""Bank cards: kept encrypted, shown whole to their owner and to whoever has to pay them, and locked without the key."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecom_client.domain.errors import Invalid, Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.input_rules import card_number
from ecom_client.domain.keys import new_key
from ecom_client.domain.profile import BankCard, BankCardInput
from ecom_client.server import cards
from ecom_client.server.check import check
from ecom_client.server.engines import SMALL, Engine, Tuning
from ecom_client.server.private_server import PrivateServer
from tests.fixtures.goods import Goods, buy, fill_wallet, put_on_sale
from tests.fixtures.people import InstalledShop, People, Person

CARD = "6222021234567890128"
OTHER_CARD = "4111111111111111"


@pytest.fixture
def goods(vendor: Person) -> Goods:
    return put_on_sale(vendor, "Lamp 台灯", "10.00", 20)


@pytest.fixture
def key_file(shop: InstalledShop, tmp_path: Path) -> Iterator[Path]:
    """A file of the shop's key, which is loaded again at the end."""
    path = tmp_path / "card.key"
    secret = shop.value("SELECT HEX(secret) FROM ecom_data.card_key WHERE slot = 1")
    mark = shop.value("SELECT card_key_mark FROM ecom_data.shop")
    path.write_text(f"ecom-card-key-1 {secret.lower()}\n")
    yield path
    shop.execute("UPDATE ecom_data.shop SET card_key_mark = %s, maintenance = 0", mark)
    cards.load(shop.root, path)


def keep(person: Person, card: str = CARD, bank: str = "工商银行 ICBC") -> None:
    """Keep a card in the profile of the person's window."""
    person.session.profile.save_bank_card(person.window, BankCardInput(bank, card))


def test_the_owner_sees_it_whole_and_the_last_digits_in_the_profile(customer: Person) -> None:
    assert customer.session.profile.bank_card(Window.CUSTOMER) is None
    keep(customer, "6222 0212-3456 7890128")
    keep(customer, CARD)
    assert customer.session.profile.bank_card(Window.CUSTOMER) == BankCard("林 Lin", "工商银行 ICBC", CARD)
    profile = customer.session.profile.mine().customer
    assert profile is not None and (profile.bank, profile.card_last4) == ("工商银行 ICBC", "0128")
    customer.session.profile.save_bank_card(Window.CUSTOMER, BankCardInput("", ""))
    assert customer.session.profile.bank_card(Window.CUSTOMER) is None
    profile = customer.session.profile.mine().customer
    assert profile is not None and (profile.bank, profile.card_last4) == ("", "")


def test_it_is_encrypted_each_time_anew(
    shop: InstalledShop, customer: Person, other_customer: Person
) -> None:
    for person in (customer, other_customer):
        keep(person)
    sealed = [
        bytes(row["bank_card"])
        for row in shop.execute(
            "SELECT bank_card FROM ecom_data.customer WHERE id IN (%s, %s)",
            customer.profile_id,
            other_customer.profile_id,
        )
    ]
    assert sealed[0] != sealed[1] and not any(CARD.encode() in one for one in sealed)
    assert len({one[32:] for one in sealed}) == 2
    told = shop.execute("SELECT * FROM ecom_data.idempotency_key WHERE account_id = %s", customer.account_id)
    assert CARD not in repr(told)


@pytest.mark.parametrize(
    "card",
    [
        *("6222021234567890123", "411111111111111", "1", "4111 1111 1111 111x", "0" * 20),
        *("٤١١١١١١١١١١١١١١١"),
    ],
)
def test_what_is_no_card_number_is_refused(customer: Person, card: str) -> None:
    assert customer.refused("save_bank_card", "customer", "ICBC", card) == ("card_invalid", "card")


def test_client_and_server_agree_on_card_numbers(shop: InstalledShop) -> None:
    for number in (
        CARD,
        OTHER_CARD,
        "6222021234567890129",
        "000000000000",
        "12345678901",
        "5500005555555559",
    ):
        said = bool(shop.value("SELECT ecom_data.is_card_number(%s)", number))
        try:
            card_number("card", number)
            here = True
        except Invalid:
            here = False
        assert said == here, number


def test_bank_and_card_belong_together(customer: Person) -> None:
    refused = customer.refused
    assert refused("save_bank_card", "customer", "", CARD) == ("text_missing", "bank")
    assert refused("save_bank_card", "customer", None, CARD) == ("text_missing", "bank")
    assert refused("save_bank_card", "customer", "ICBC", "") == ("text_missing", "card")
    assert refused("save_bank_card", "customer", "x" * 81, CARD) == ("text_too_long", "bank")
    assert refused("save_bank_card", "customer", "a\nb", CARD) == ("text_unprintable", "bank")
    assert refused("save_bank_card", "customer", "ICBC", f"{CARD}\n") == ("text_unprintable", "card")
    assert refused("save_bank_card", "customer", "ICBC", "4" * 81) == ("text_too_long", "card")
    assert refused("save_bank_card", "vendor", "ICBC", CARD) == ("profile_missing", "vendor")
    for profile in ("administrator", "", None):
        assert refused("save_bank_card", profile, "ICBC", CARD) == ("choice_unknown", "profile")
        assert refused("my_bank_card", profile) == ("choice_unknown", "profile")
    assert refused("my_bank_card", "vendor") == ("profile_missing", "vendor")
    with pytest.raises(Invalid, match="text_missing:card"):
        BankCardInput("ICBC", "").checked()
    with pytest.raises(Invalid, match="text_missing:bank"):
        BankCardInput("", CARD).checked()


def test_a_row_that_is_put_into_another_is_not_read(
    shop: InstalledShop, customer: Person, other_customer: Person
) -> None:
    keep(customer)
    shop.execute(
        "UPDATE ecom_data.customer AS c, ecom_data.customer AS o SET o.bank_card = c.bank_card, o.bank = 'x'"
        " WHERE c.id = %s AND o.id = %s",
        customer.profile_id,
        other_customer.profile_id,
    )
    assert other_customer.refused("my_bank_card", "customer")[0] == "card_unreadable"
    shop.execute(
        "UPDATE ecom_data.customer SET bank_card = NULL, bank = NULL WHERE id = %s", other_customer.profile_id
    )


def test_whoever_has_to_transfer_sees_the_vendors_card(
    customer: Person, other_customer: Person, vendor: Person, goods: Goods
) -> None:
    order = int(buy(customer, goods.line(), payment="bank_transfer")["orders"][0]["id"])
    assert customer.session.orders.bank_card(order) is None
    keep(vendor)
    found = customer.session.orders.bank_card(order)
    assert found is not None and (found.bank, found.card) == ("工商银行 ICBC", CARD)
    assert other_customer.refused("order_bank_card", order) == ("not_found", str(order))
    vendor.write("mark_paid", new_key(), order)
    assert customer.refused("order_bank_card", order) == ("wrong_state", "placed")
    wallet = int(buy(customer, goods.line())["orders"][0]["id"])
    assert customer.refused("order_bank_card", wallet) == ("wrong_state", "placed")
    cancelled = int(buy(customer, goods.line(), payment="bank_transfer")["orders"][0]["id"])
    customer.write("cancel_order", new_key(), cancelled, "")
    assert customer.refused("order_bank_card", cancelled) == ("wrong_state", "cancelled")


def test_a_vendor_who_pays_a_transfer_back_sees_the_customers_card(
    customer: Person, vendor: Person, other_vendor: Person, goods: Goods
) -> None:
    keep(customer)
    order = int(buy(customer, goods.line(), payment="bank_transfer")["orders"][0]["id"])
    vendor.write("mark_paid", new_key(), order)
    vendor.write("confirm_order", new_key(), order)
    request = customer.write("ask_cancellation", new_key(), order, "why")["id"]
    assert vendor.refused("refund_bank_card", request)[0] == "request_is_closed"
    vendor.session.vendor_orders.accept_request(new_key(), request)
    found = vendor.session.vendor_orders.bank_card(request)
    assert found == BankCard("林 Lin", "工商银行 ICBC", CARD)
    assert other_vendor.refused("refund_bank_card", request)[0] == "not_found"
    vendor.session.vendor_orders.mark_paid_back(new_key(), request)
    assert vendor.refused("refund_bank_card", request)[0] == "request_is_closed"


def test_an_administrator_who_pays_a_withdrawal_sees_the_card_and_is_written_down(
    shop: InstalledShop, customer: Person, vendor: Person, administrator: Person
) -> None:
    fill_wallet(customer, "50")
    asked = customer.write("ask_withdrawal", new_key(), "5", "card")["id"]
    assert administrator.session.wallet_requests.bank_card(asked) is None
    keep(customer)
    found = administrator.session.wallet_requests.bank_card(asked)
    assert found == BankCard("林 Lin", "工商银行 ICBC", CARD)
    (row,) = shop.execute(
        "SELECT * FROM ecom_data.audit_log WHERE action = 'show_bank_card' AND subject_id = %s", asked
    )
    assert row["account_id"] == administrator.account_id
    assert json.loads(row["new_values"]) == {"last4": "0128"} and CARD not in repr(row)
    top_up = customer.write("ask_top_up", new_key(), "5", "card")["id"]
    administrator.write("decide_wallet_request", new_key(), asked, 1, "refuse", "Another card, please")
    for request, word in ((top_up, "request_is_closed"), (asked, "request_is_closed"), (10**12, "not_found")):
        assert administrator.refused("withdrawal_bank_card", request) == (word, str(request))
    assert customer.refused("withdrawal_bank_card", asked)[0] == "not_allowed"
    looked = "SELECT COUNT(*) FROM ecom_data.audit_log WHERE action = 'show_bank_card' AND subject_id IN (%s, %s, %s)"
    assert shop.value(looked, asked, top_up, 10**12) == 1
    keep(vendor, OTHER_CARD)
    fill_wallet(vendor, "50")
    asked = vendor.write("ask_withdrawal", new_key(), "5", "card")["id"]
    found = administrator.session.wallet_requests.bank_card(asked)
    assert found is not None and found.card == OTHER_CARD


def test_administrators_tables_hold_bank_and_last_digits_and_never_more(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    keep(customer)
    keep(vendor, OTHER_CARD, "Bank of China")
    for person, view, bank, digits, card in (
        (customer, "admin_customer", "工商银行 ICBC", "0128", CARD),
        (vendor, "admin_vendor", "Bank of China", "1111", OTHER_CARD),
    ):
        asked = f"SELECT * FROM ecom.{view} WHERE id = :id"
        (row,) = administrator.rows(asked, id=person.profile_id)
        assert (row["bank"], row["card_last4"]) == (bank, digits)
        assert card[-5:] not in repr(row) and card[:6] not in repr(row)
        keep(person, "", "")
        (row,) = administrator.rows(asked, id=person.profile_id)
        assert (row["bank"], row["card_last4"]) == (None, None)
        with pytest.raises(Refused):
            customer.rows(asked, id=person.profile_id)


def test_without_the_key_cards_are_locked(
    shop: InstalledShop, customer: Person, vendor: Person, goods: Goods, key_file: Path
) -> None:
    keep(customer)
    keep(vendor)
    order = int(buy(customer, goods.line(), payment="bank_transfer")["orders"][0]["id"])
    assert check(shop.root, ["cards"]) == []
    shop.execute("DELETE FROM ecom_data.card_key")
    for procedure, args in (
        ("save_bank_card", ("customer", "ICBC", CARD)),
        ("my_bank_card", ("customer",)),
        ("order_bank_card", (order,)),
    ):
        assert customer.refused(procedure, *args) == ("cards_locked", "")
    (found,) = check(shop.root, ["cards"])
    assert "ecom-server cards load" in found.text
    profile = customer.session.profile.mine().customer
    assert profile is not None and profile.card_last4 == "0128"
    customer.session.profile.save_bank_card(Window.CUSTOMER, BankCardInput("", ""))
    cards.load(shop.root, key_file)
    assert customer.session.orders.bank_card(order) is not None


def test_another_key_is_not_taken(shop: InstalledShop, key_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    cards.make_key(other)
    assert stat.S_IMODE(other.stat().st_mode) == 0o600
    with pytest.raises(cards.CardsError, match="is not this shop's"):
        cards.load(shop.root, other)
    with pytest.raises(cards.CardsError, match="has a card key already"):
        cards.init(shop.root, tmp_path / "third.key")
    with pytest.raises(cards.CardsError, match="never written over"):
        cards.make_key(other)
    other.write_text("something else")
    with pytest.raises(cards.CardsError, match="holds no card key"):
        cards.load(shop.root, other)
    with pytest.raises(cards.CardsError, match="cannot be read"):
        cards.load(shop.root, tmp_path / "nothing")
    shop.execute("REPLACE INTO ecom_data.card_key VALUES (1, REPEAT('x', 32))")
    (found,) = check(shop.root, ["cards"])
    assert "is not this shop's" in found.text
    shop.execute("UPDATE ecom_data.shop SET card_key_mark = NULL")
    (found,) = check(shop.root, ["cards"])
    assert "ecom-server cards init" in found.text
    with pytest.raises(cards.CardsError, match="no card key yet"):
        cards.load(shop.root, key_file)


def test_every_card_is_encrypted_anew_with_another_key(
    shop: InstalledShop, customer: Person, vendor: Person, key_file: Path, tmp_path: Path
) -> None:
    shop.execute("UPDATE ecom_data.customer SET bank_card = NULL")
    shop.execute("UPDATE ecom_data.vendor SET bank_card = NULL")
    keep(customer)
    keep(vendor, OTHER_CARD)
    before = shop.value("SELECT bank_card FROM ecom_data.customer WHERE id = %s", customer.profile_id)
    new = tmp_path / "new.key"
    assert cards.rotate(shop.root, key_file, new) == 2
    assert shop.value("SELECT bank_card FROM ecom_data.customer WHERE id = %s", customer.profile_id) != before
    assert customer.session.profile.bank_card(Window.CUSTOMER) == BankCard("林 Lin", "工商银行 ICBC", CARD)
    assert shop.value("SELECT COUNT(*) FROM ecom_data.card_key") == 1
    assert check(shop.root, ["cards"]) == []
    with pytest.raises(cards.CardsError):
        cards.load(shop.root, key_file)
    shop.execute("UPDATE ecom_data.vendor SET bank_card = 'damaged' WHERE id = %s", vendor.profile_id)
    with pytest.raises(cards.CardsError, match="Nothing was changed: card_unreadable"):
        cards.rotate(shop.root, new, tmp_path / "newer.key")
    assert not (tmp_path / "newer.key").exists()
    assert customer.session.profile.bank_card(Window.CUSTOMER) is not None
    shop.execute("UPDATE ecom_data.vendor SET bank_card = NULL WHERE id = %s", vendor.profile_id)
    back = tmp_path / "back.key"
    cards.rotate(shop.root, new, back)
    customer.session.profile.save_bank_card(Window.CUSTOMER, BankCardInput("", ""))


@pytest.mark.own_server
def test_no_file_of_the_server_holds_a_card_or_the_key(engine: Engine, tmp_path: Path) -> None:
    """Not the tables, not the engine's logs, not the binary log."""
    private = PrivateServer(
        engine, tmp_path / "server", tuning=SMALL + Tuning(("--log-bin=binlog", "--server-id=1"))
    )
    private.start()
    try:
        shop = InstalledShop(private)
        people = People(shop)
        customer = people.customer()
        keep(customer)
        assert customer.session.profile.bank_card(Window.CUSTOMER) is not None
        secret = shop.value("SELECT HEX(secret) FROM ecom_data.card_key WHERE slot = 1")
        people.close()
    finally:
        private.stop()
    files = [path for path in private.data.rglob("*") if path.is_file()]
    whole = b"".join(path.read_bytes() for path in files)
    assert b"0128" in whole and any(
        path.name.startswith("binlog.") and path.stat().st_size > 1000 for path in files
    )
    for hidden in (CARD.encode(), bytes.fromhex(secret), secret.encode(), secret.lower().encode()):
        assert hidden not in whole


def test_nobody_reads_the_key(customer: Person, administrator: Person) -> None:
    for person in (customer, administrator):
        with pytest.raises(Refused, match="not_allowed"):
            person.rows("SELECT * FROM ecom_data.card_key")
        with pytest.raises(Refused, match="not_allowed"):
            person.rows("SELECT ecom_data.open_card(1, 'customer 1', x'00')")
