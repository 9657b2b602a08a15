"""A forgotten password: a mailed code opens one door, which gives its owner a new one-time password; no other."""

from __future__ import annotations

import contextlib
import json
import threading

import pymysql
import pytest

from ecom_client.data import accounts
from ecom_client.data.wire import Wire
from ecom_client.domain.codes import RECOVERY_LETTERS, normal_code
from ecom_client.domain.errors import Refused, SignInFailed
from ecom_client.domain.identity import recovery_user
from ecom_client.domain.keys import new_key
from tests.fixtures.intruder import Intruders, Role, connect
from tests.fixtures.mail import Mailing, set_setting
from tests.fixtures.people import PASSWORD, InstalledShop, People, Person

NEW = "violet staircase 41 moss"


def _login(person: Person) -> str:
    return person.signed_in.identity.login_name


def _ask(shop: InstalledShop, typed: str) -> None:
    accounts.ask_recovery(shop.address, typed)


def _waiting(shop: InstalledShop) -> int:
    return int(
        shop.value("SELECT COUNT(*) FROM ecom_data.mail WHERE kind = 'recovery_code' AND status = 'waiting'")
    )


def _mysql_accounts(shop: InstalledShop, person: Person) -> int:
    return int(shop.value("SELECT COUNT(*) FROM mysql.user WHERE User = %s", recovery_user(_login(person))))


def _code(shop: InstalledShop, mailing: Mailing, person: Person) -> str:
    address = mailing.give_address(person)
    _ask(shop, _login(person))
    assert mailing.send().sent == 1
    return mailing.code_for(address)


def test_the_mailed_code_gives_a_new_password(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    code = _code(shop, mailing, customer)
    open_session = customer.rows("SELECT CONNECTION_ID() AS id")[0]["id"]
    assert accounts.sign_in(shop.address, shop.facts, _login(customer), PASSWORD), (
        "the old one is good until then"
    )
    typed = code.lower().replace("-", " ")
    signed_in = accounts.Recovery(_login(customer).upper(), typed, NEW).do(shop.address, shop.facts)
    assert signed_in.identity.customer_id == customer.profile_id and not signed_in.one_time
    assert shop.value("SELECT COUNT(*) FROM information_schema.processlist WHERE id = %s", open_session) == 0
    with pytest.raises(SignInFailed):
        accounts.sign_in(shop.address, shop.facts, _login(customer), PASSWORD)
    assert accounts.sign_in(shop.address, shop.facts, _login(customer), NEW).identity.customer_id
    with pytest.raises(Refused, match="code_expired"):
        accounts.Recovery(_login(customer), code, "another one 17").do(shop.address, shop.facts)


def test_the_code_proves_the_address(shop: InstalledShop, mailing: Mailing, customer: Person) -> None:
    address = mailing.give_address(customer, verified=False)
    _ask(shop, address.upper())
    mailing.send()
    accounts.Recovery(_login(customer), mailing.code_for(address), NEW).do(shop.address, shop.facts)
    verified = "SELECT email_verified_at FROM ecom_data.account WHERE id = %s"
    assert shop.value(verified, customer.account_id) is not None


def test_the_answer_is_the_same_whoever_is_asked_for(
    shop: InstalledShop, mailing: Mailing, people: People, administrator: Person
) -> None:
    known, without, suspended, unproven = (
        people.customer(),
        people.customer(),
        people.customer(),
        administrator,
    )
    mailing.give_address(known)
    mailing.give_address(suspended)
    mailing.give_address(unproven, verified=False)
    shop.execute("UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", suspended.account_id)
    guest = Wire(shop.address)
    said = {
        name: guest.read("ask_recovery", name)
        for name in ("nobody.there", "no@body.cn", *map(_login, (known, without, suspended, unproven)))
    }
    guest.close()
    assert all(answer == [{"answer": "{}"}] for answer in said.values())
    assert _waiting(shop) == 1, (
        "only somebody active with an address gets one, and an administrator a proven one"
    )
    shop.execute("UPDATE ecom_data.account SET status = 'active' WHERE id = %s", suspended.account_id)


def test_limits_per_host_are_told_and_per_account_are_not(
    shop: InstalledShop, mailing: Mailing, people: People, customer: Person
) -> None:
    mailing.give_address(customer)
    set_setting(shop, "recoveries_per_host_and_hour", "8")
    try:
        for _ in range(7):
            _ask(shop, _login(customer))
        _ask(shop, "nobody.there")
        with pytest.raises(Refused, match="too_many_recoveries"):
            _ask(shop, _login(customer))
        assert _waiting(shop) == 5
        shop.move_clock(3601)
        _ask(shop, _login(customer))
        assert _waiting(shop) == 6
    finally:
        set_setting(shop, "recoveries_per_host_and_hour", "20")
        shop.move_clock(0)


def test_without_mail_nobody_asks(shop: InstalledShop, mailing: Mailing, customer: Person) -> None:
    set_setting(shop, "mail_is_on", "no")
    with pytest.raises(Refused, match="mail_is_off"):
        _ask(shop, _login(customer))
    set_setting(shop, "mail_is_on", "yes")
    for typed, word in (("", "text_missing"), ("x" * 300, "text_too_long"), ("a\nb", "text_unprintable")):
        with pytest.raises((Refused, pymysql.MySQLError, Exception), match=f"{word}|Data too long"):
            _ask(shop, typed)


def test_a_code_is_good_for_its_time_and_the_newest_counts(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    first = _code(shop, mailing, customer)
    second = _code(shop, mailing, customer)
    with pytest.raises(SignInFailed):
        accounts.Recovery(_login(customer), first, NEW).do(shop.address, shop.facts)
    shop.move_clock(31 * 60)
    with pytest.raises(Refused, match="code_expired"):
        accounts.Recovery(_login(customer), second, NEW).do(shop.address, shop.facts)
    assert _mysql_accounts(shop, customer) == 1
    shop.execute("CALL ecom_data.end_recoveries()")
    assert _mysql_accounts(shop, customer) == 0
    with pytest.raises(SignInFailed):
        accounts.Recovery(_login(customer), second, NEW).do(shop.address, shop.facts)
    assert accounts.sign_in(shop.address, shop.facts, _login(customer), PASSWORD)
    shop.move_clock(0)


def test_a_wrong_code_opens_nothing_and_a_suspended_account_gets_no_password(
    shop: InstalledShop, mailing: Mailing, customer: Person, other_customer: Person
) -> None:
    code = _code(shop, mailing, customer)
    for login, typed in (
        (_login(customer), "0" * 12),
        (_login(other_customer), code),
        (_login(customer), ""),
    ):
        with pytest.raises((SignInFailed, Refused)):
            accounts.Recovery(login, typed, NEW).do(shop.address, shop.facts)
    shop.execute("UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", customer.account_id)
    with pytest.raises(Refused, match="account_suspended"):
        accounts.Recovery(_login(customer), code, NEW).do(shop.address, shop.facts)
    shop.execute("UPDATE ecom_data.account SET status = 'active' WHERE id = %s", customer.account_id)
    assert accounts.Recovery(_login(customer), code, NEW).do(shop.address, shop.facts), (
        "the code was not used up"
    )


def test_a_lost_answer_is_made_good_by_doing_it_again(
    shop: InstalledShop, mailing: Mailing, customer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = accounts.Recovery(_login(customer), _code(shop, mailing, customer), NEW)
    real = Wire.set_password

    def lost_before(_wire: Wire, _derived: str) -> None:
        raise ConnectionResetError

    def lost_after(wire: Wire, derived: str) -> None:
        real(wire, derived)
        raise ConnectionResetError

    for broken in (lost_before, lost_after):
        monkeypatch.setattr(Wire, "set_password", broken)
        with pytest.raises(ConnectionResetError):
            recovery.do(shop.address, shop.facts)
    monkeypatch.setattr(Wire, "set_password", real)
    assert recovery.do(shop.address, shop.facts).identity.customer_id == customer.profile_id
    assert accounts.sign_in(shop.address, shop.facts, _login(customer), NEW)


def test_a_recovery_account_may_do_one_thing(
    shop: InstalledShop, mailing: Mailing, customer: Person, intruders: Intruders
) -> None:
    """Guards: grants/recovery.sql. Fails with `GRANT ecom_member TO ecom_recovery`."""
    code = normal_code(_code(shop, mailing, customer))
    thief = intruders.keep(connect(shop, recovery_user(_login(customer)), code, "ecom_recovery"))
    for statement in (
        "SELECT * FROM ecom.listing LIMIT 1",
        "CALL ecom.my_profile()",
        "CALL ecom.sign_in()",
        "CALL ecom.open_account('x')",
        "SELECT * FROM ecom_data.recovery",
        "SET ROLE ecom_member",
        "SELECT * FROM mysql.user",
    ):
        assert thief.error(statement) != 0, statement
    for role in Role:
        assert intruders(role).error("CALL ecom.recover()") != 0, role


def test_no_guest_reads_whose_address_a_code_goes_to(
    shop: InstalledShop, mailing: Mailing, customer: Person, intruders: Intruders
) -> None:
    """Guards: no variable of do_ask_recovery holds the address. Guests share an account, and on MariaDB one reads there
    what another runs, down to the statements inside, with their variables written out."""
    address = mailing.give_address(customer)
    for name in ("recoveries_per_host_and_hour", "codes_per_account_and_hour"):
        set_setting(shop, name, "1000" if name.startswith("rec") else "100")
    watcher, asking = (intruders.keep(connect(shop, "guest")) for _ in range(2))
    asking.attempt("SET profiling = 1")
    stop, seen = threading.Event(), []

    def watch() -> None:
        while not stop.is_set():
            for statement in ("SHOW FULL PROCESSLIST", "SELECT * FROM information_schema.processlist"):
                with contextlib.suppress(pymysql.MySQLError):
                    seen.append(repr(watcher.rows(statement)))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        for _ in range(60):
            assert asking.call("ask_recovery", _login(customer)) == [("{}",)]
    finally:
        stop.set()
        thread.join(timeout=30)
        set_setting(shop, "recoveries_per_host_and_hour", "20")
        set_setting(shop, "codes_per_account_and_hour", "5")
    assert _waiting(shop) > 5
    assert address not in "\n".join(seen) + repr(asking.rows("SHOW PROFILES")) + repr(
        asking.rows("SHOW WARNINGS")
    )


def test_a_code_stands_nowhere_in_the_database(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    code = normal_code(_code(shop, mailing, customer))
    assert len(code) == 12 and set(code) <= set(RECOVERY_LETTERS)
    for table in ("mail", "recovery", "recovery_ask", "email_code"):
        for row in shop.execute(f"SELECT * FROM ecom_data.{table}"):
            assert code not in repr(row) and code not in repr(row).replace("-", "")


def test_a_letter_that_comes_too_late_is_not_sent(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    mailing.give_address(customer)
    _ask(shop, _login(customer))
    shop.move_clock(3700)
    assert mailing.send().failed == 1
    assert _mysql_accounts(shop, customer) == 0
    shop.move_clock(0)


def test_an_address_that_changed_meanwhile_gets_nothing(
    shop: InstalledShop, mailing: Mailing, customer: Person
) -> None:
    mailing.give_address(customer)
    _ask(shop, _login(customer))
    customer.write("set_email", f"new{customer.account_id}@campus.cn")
    mailing.send()
    subjects = [letter["Subject"] for letter in mailing.server.letters]
    assert not any("new password" in subject for subject in subjects)


def test_who_edits_accounts_does_not_take_them_over(
    shop: InstalledShop, mailing: Mailing, customer: Person, administrator: Person
) -> None:
    """Guards: account.email_is_owners. Fails without it: a clerk writes an address of their own and asks for a code."""
    old, new = mailing.give_address(customer), f"clerk{customer.account_id}@campus.cn"
    version = shop.value("SELECT version FROM ecom_data.account WHERE id = %s", customer.account_id)
    changes = json.dumps({"email": new})
    administrator.write("edit_account", new_key(), customer.account_id, version, changes)
    _ask(shop, _login(customer))
    mailing.send()
    assert [letter["Subject"] for letter in mailing.server.to(old)] == [
        "Test shop: your account has another e-mail address"
    ]
    assert [letter["Subject"] for letter in mailing.server.to(new)] == [
        "Test shop: is this your e-mail address?"
    ]
    customer.write("verify_email", mailing.code_for(new))
    _ask(shop, _login(customer))
    assert mailing.send().sent == 1 and len(mailing.server.to(new)) == 2


def test_the_person_goes_on_afterwards(shop: InstalledShop, mailing: Mailing, vendor: Person) -> None:
    code = _code(shop, mailing, vendor)
    signed_in = accounts.Recovery(_login(vendor), code, NEW).do(shop.address, shop.facts)
    again = Person(shop, signed_in, vendor.window, accounts.wire_for(shop.address, signed_in, vendor.window))
    assert again.write("ask_top_up", new_key(), "1", "bank")["id"]
    again.wire.close()
