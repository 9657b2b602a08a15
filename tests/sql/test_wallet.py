"""The wallet: top-ups, withdrawals, the ledger behind them, and who decides."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Any

import pytest

from ecom_client.data.paging import SortKey
from ecom_client.data.repositories.wallet import ENTRIES, REQUESTS
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.keys import new_key
from ecom_client.domain.wallet import Decision, RequestInput, RequestStatus
from tests.fixtures.people import InstalledShop, People, Person

HUNDRED = RequestInput(Decimal("100.00"), "ICBC 4711")


def _top_up(person: Person, administrator: Person, amount: str = "100.00") -> int:
    made = person.session.wallet.ask_top_up(new_key(), RequestInput(Decimal(amount), "ICBC 4711"))
    administrator.session.wallet_requests.decide(new_key(), made.id, 1, Decision.CONFIRM)
    return made.id


def _balance(person: Person) -> Decimal:
    return person.session.wallet.mine().balance


def _shop_wallet(shop: InstalledShop, kind: str) -> Decimal:
    return Decimal(
        shop.value(
            "SELECT COALESCE(SUM(e.amount), 0) FROM ecom_data.wallet AS w"
            " JOIN ecom_data.ledger_entry AS e ON e.wallet_id = w.id WHERE w.account_id IS NULL AND w.kind = %s",
            kind,
        )
    )


def _ledger_sums_to_zero(shop: InstalledShop) -> bool:
    sums = "SELECT SUM(amount) AS total FROM ecom_data.ledger_entry GROUP BY transaction_id"
    return shop.value(f"SELECT COUNT(*) FROM ({sums}) AS t WHERE total <> 0") == 0


def test_a_new_wallet_is_empty(customer: Person) -> None:
    wallet = customer.session.wallet.mine()
    assert (wallet.balance, wallet.grant, wallet.held, wallet.awaited, wallet.withdrawing) == (0, 0, 0, 0, 0)


def test_a_confirmed_top_up_is_money(shop: InstalledShop, customer: Person, administrator: Person) -> None:
    bank = _shop_wallet(shop, "bank")
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    assert _balance(customer) == 0
    decide = administrator.session.wallet_requests.decide
    key = new_key()
    assert decide(key, made.id, 1, Decision.CONFIRM, "seen") is RequestStatus.CONFIRMED
    assert decide(key, made.id, 1, Decision.CONFIRM, "seen") is RequestStatus.CONFIRMED
    assert _balance(customer) == Decimal("100.00")
    assert _shop_wallet(shop, "bank") == bank - 100
    assert _ledger_sums_to_zero(shop)
    (entry,) = ENTRIES.page(customer.session, None, 0, 10)
    assert (entry["kind"], entry["amount"], entry["balance_after"]) == (
        "top_up",
        Decimal("100.00"),
        Decimal("100.00"),
    )
    assert entry["request_number"] == made.number and entry["order_number"] is None
    (request,) = REQUESTS.page(customer.session, None, 0, 10)
    assert (request["status"], request["note"]) == ("confirmed", "seen")
    (told,) = customer.call("my_notifications", "customer", None, 10)
    assert told["kind"] == "wallet_request_confirmed"
    (audit,) = shop.execute(
        "SELECT * FROM ecom_data.audit_log WHERE subject = 'wallet_request' AND subject_id = %s", made.id
    )
    assert audit["account_id"] == administrator.account_id and '"confirmed"' in audit["new_values"]


def test_a_refused_top_up_is_nothing(shop: InstalledShop, customer: Person, administrator: Person) -> None:
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    decide = administrator.session.wallet_requests.decide
    with pytest.raises(Refused, match="text_missing:note"):
        decide(new_key(), made.id, 1, Decision.REFUSE)
    assert decide(new_key(), made.id, 1, Decision.REFUSE, "no such payment") is RequestStatus.REFUSED
    assert _balance(customer) == 0
    assert ENTRIES.page(customer.session, None, 0, 10) == []


def test_a_withdrawal_is_set_aside_at_once(
    shop: InstalledShop, customer: Person, administrator: Person
) -> None:
    _top_up(customer, administrator)
    payable, bank = _shop_wallet(shop, "payable"), _shop_wallet(shop, "bank")
    forty = RequestInput(Decimal("40.50"), "card …1234")
    made = customer.session.wallet.ask_withdrawal(new_key(), forty)
    wallet = customer.session.wallet.mine()
    assert (wallet.balance, wallet.withdrawing) == (Decimal("59.50"), Decimal("40.50"))
    assert _shop_wallet(shop, "payable") == payable + Decimal("40.50")
    administrator.session.wallet_requests.decide(new_key(), made.id, 1, Decision.CONFIRM)
    wallet = customer.session.wallet.mine()
    assert (wallet.balance, wallet.withdrawing) == (Decimal("59.50"), 0)
    assert (_shop_wallet(shop, "payable"), _shop_wallet(shop, "bank")) == (payable, bank + Decimal("40.50"))
    assert _ledger_sums_to_zero(shop)


@pytest.mark.parametrize("how", ["refused", "cancelled"])
def test_a_withdrawal_that_is_not_paid_comes_back(customer: Person, administrator: Person, how: str) -> None:
    _top_up(customer, administrator)
    made = customer.session.wallet.ask_withdrawal(new_key(), HUNDRED)
    assert _balance(customer) == 0
    if how == "refused":
        administrator.session.wallet_requests.decide(new_key(), made.id, 1, Decision.REFUSE, "wrong name")
    else:
        key = new_key()
        customer.session.wallet.cancel_request(key, made.id)
        customer.session.wallet.cancel_request(key, made.id)
        with pytest.raises(Refused, match="key_used_for_something_else"):
            customer.session.wallet.cancel_request(key, made.id + 1)
    assert _balance(customer) == 100
    entries = ENTRIES.page(customer.session, None, 0, 10)
    assert [(e["amount"], e["note"]) for e in entries] == [(100, how), (-100, ""), (100, "")]
    assert REQUESTS.page(customer.session, None, 0, 1)[0]["status"] == how


def test_nobody_withdraws_more_than_they_have(customer: Person, administrator: Person) -> None:
    _top_up(customer, administrator)
    too_much = RequestInput(Decimal("100.01"), "card")
    with pytest.raises(Refused, match="balance_too_low"):
        customer.session.wallet.ask_withdrawal(new_key(), too_much)
    assert REQUESTS.with_filter({"kind": "withdrawal"}).page(customer.session, None, 0, 10) == []
    assert _balance(customer) == 100


@pytest.mark.parametrize("procedure", ["ask_top_up", "ask_withdrawal"])
@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "10.005", "1000000.01", "99999999999999", None])
def test_an_amount_that_cannot_be_is_refused(customer: Person, procedure: str, amount: str | None) -> None:
    value = Decimal(amount) if amount else None
    assert customer.refused(procedure, new_key(), value, "ICBC") == ("amount_out_of_range", "amount")


@pytest.mark.parametrize(
    ("reference", "word"), [("", "text_missing"), ("x" * 81, "text_too_long"), ("a\nb", "text_unprintable")]
)
def test_a_bank_reference_that_cannot_be_is_refused(customer: Person, reference: str, word: str) -> None:
    assert customer.refused("ask_top_up", new_key(), Decimal(1), reference) == (word, "bank_reference")


def test_the_bounds_of_a_request_are_allowed(customer: Person) -> None:
    customer.write("ask_top_up", new_key(), Decimal("0.01"), "x" * 80)
    customer.write("ask_top_up", new_key(), Decimal("1000000.00"), "'; DROP TABLE wallet; --")


def test_the_same_key_asks_once(customer: Person) -> None:
    key = new_key()
    assert customer.session.wallet.ask_top_up(key, HUNDRED) == customer.session.wallet.ask_top_up(
        key, HUNDRED
    )
    assert len(REQUESTS.page(customer.session, None, 0, 10)) == 1
    assert (
        customer.refused("ask_top_up", key, Decimal("100.01"), "ICBC 4711")[0]
        == "key_used_for_something_else"
    )
    assert (
        customer.refused("ask_withdrawal", key, Decimal(100), "ICBC 4711")[0] == "key_used_for_something_else"
    )


def test_twenty_requests_are_open_at_most(customer: Person) -> None:
    for _ in range(20):
        made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    assert customer.refused("ask_top_up", new_key(), Decimal(1), "x") == ("too_many_requests", "")
    customer.session.wallet.cancel_request(new_key(), made.id)
    customer.session.wallet.ask_top_up(new_key(), HUNDRED)


def test_somebody_elses_request_is_not_there(customer: Person, other_customer: Person) -> None:
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    assert other_customer.refused("cancel_wallet_request", new_key(), made.id)[0] == "not_found"
    assert other_customer.call("my_wallet_requests", "id", 1, None, None, 0, 10, None, None) == []
    assert other_customer.call("my_ledger", "id", 1, None, None, 0, 10, None, None) == []


def test_a_decided_request_is_closed(customer: Person, administrator: Person) -> None:
    request = _top_up(customer, administrator)
    closed = ("request_is_closed", str(request))
    assert customer.refused("cancel_wallet_request", new_key(), request) == closed
    assert administrator.refused("decide_wallet_request", new_key(), request, 2, "confirm", "") == closed
    assert _balance(customer) == 100


def test_a_decision_is_checked(customer: Person, administrator: Person) -> None:
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    refused = administrator.refused
    assert refused("decide_wallet_request", new_key(), made.id, 9, "confirm", "")[0] == "changed_meanwhile"
    assert refused("decide_wallet_request", new_key(), made.id, 1, "maybe", "") == (
        "choice_unknown",
        "decision",
    )
    assert refused("decide_wallet_request", new_key(), made.id, 1, None, "") == ("choice_unknown", "decision")
    assert refused("decide_wallet_request", new_key(), 10**12, 1, "confirm", "")[0] == "not_found"
    assert refused("decide_wallet_request", new_key(), made.id, 1, "confirm", "x" * 501) == (
        "text_too_long",
        "note",
    )
    assert refused("decide_wallet_request", new_key(), made.id, 1, "confirm", "\x07") == (
        "text_unprintable",
        "note",
    )
    key = new_key()
    administrator.write("decide_wallet_request", key, made.id, 1, "confirm", "")
    assert (
        refused("decide_wallet_request", key, made.id, 1, "refuse", "x")[0] == "key_used_for_something_else"
    )


def test_nobody_decides_their_own(shop: InstalledShop, people: People, customer: Person) -> None:
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    login = customer.signed_in.identity.login_name
    shop.execute("CALL ecom_data.make_administrator(%s, 'Lin', '', 'Owners')", login)
    customer.rows("SET ROLE ecom_administrator")
    refusal = customer.refused("decide_wallet_request", new_key(), made.id, 1, "confirm", "")
    assert refusal == ("own_request", str(made.id))
    customer.rows("SET ROLE ecom_customer")
    assert _balance(customer) == 0


def test_only_administrators_who_may_write_decide(
    shop: InstalledShop, people: People, customer: Person, guest: Wire
) -> None:
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    args = (new_key(), made.id, 1, "confirm", "")
    assert customer.refused("decide_wallet_request", *args)[0] == "not_allowed"
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("decide_wallet_request", *args)
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Readers')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'wallet_requests', 'read' FROM ecom_data.people_group WHERE name = 'Readers'"
    )
    reader = people.administrator(group="Readers")
    assert reader.refused("decide_wallet_request", *args)[0] == "not_allowed"
    assert len(reader.rows("SELECT id FROM ecom.admin_wallet_request WHERE id = :id", id=made.id)) == 1
    with pytest.raises(Refused, match="not_allowed"):
        reader.rows("SELECT id FROM ecom.admin_order")


def test_two_decisions_at_once_pay_once(customer: Person, administrator: Person, people: People) -> None:
    other = people.administrator()
    made = customer.session.wallet.ask_top_up(new_key(), HUNDRED)
    outcomes: list[str] = []

    def decide(person: Person) -> None:
        try:
            person.session.wallet_requests.decide(new_key(), made.id, 1, Decision.CONFIRM)
            outcomes.append("confirmed")
        except Refused as refusal:
            outcomes.append(refusal.word)

    threads = [threading.Thread(target=decide, args=(person,)) for person in (administrator, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["confirmed", "request_is_closed"]
    assert _balance(customer) == 100


def test_two_withdrawals_at_once_take_what_is_there(customer: Person, administrator: Person) -> None:
    _top_up(customer, administrator)
    outcomes: list[str] = []
    wires = [customer.another_wire() for _ in range(4)]

    def withdraw(wire: Wire) -> None:
        try:
            wire.write("ask_withdrawal", new_key(), Decimal(60), "card")
            outcomes.append("asked")
        except Refused as refusal:
            outcomes.append(refusal.word)
        wire.close()

    threads = [threading.Thread(target=withdraw, args=(wire,)) for wire in wires]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["asked"] + ["balance_too_low"] * 3
    assert _balance(customer) == 40


def test_the_ledger_pages_both_ways(customer: Person, administrator: Person) -> None:
    for amount in range(1, 8):
        _top_up(customer, administrator, str(amount))
    session: Any = customer.session
    newest = ENTRIES.page(session, None, 0, 3)
    assert [row["amount"] for row in newest] == [7, 6, 5]
    assert [row["amount"] for row in ENTRIES.page(session, ENTRIES.cursor(newest[-1]), 1, 3)] == [3, 2, 1]
    oldest = ENTRIES.with_sort([SortKey("id")])
    assert [row["amount"] for row in oldest.page(session, None, 2, 2)] == [3, 4]
    assert ENTRIES.tail(session, None) == 7
    assert ENTRIES.with_filter({"kind": "payment"}).page(session, None, 0, 9) == []
    assert ENTRIES.with_filter({"wallet": "grant"}).page(session, None, 0, 9) == []
    for wrong in (("amount", 1, None, None, 0, 1, None, None), ("id", 1, None, None, 0, 1, "escrow", None)):
        assert customer.refused("my_ledger", *wrong)[0] == "choice_unknown"
    assert len(customer.call("my_ledger", "id", 1, "", None, None, None, None, None)) == 7


def test_a_vendors_wallet_works_the_same(vendor: Person, administrator: Person) -> None:
    _top_up(vendor, administrator)
    assert _balance(vendor) == 100
    assert [n["kind"] for n in vendor.call("my_notifications", "vendor", None, 5)] == [
        "wallet_request_confirmed"
    ]


def test_an_administrator_without_a_wallet_cannot_ask(administrator: Person) -> None:
    assert administrator.refused("ask_top_up", new_key(), Decimal(1), "x")[0] == "not_allowed"
