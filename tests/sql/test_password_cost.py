"""The cost of a shop's passwords rises: old ones open the door once more and are derived anew, nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ecom_client.data import accounts
from ecom_client.data.accounts import Credentials, PasswordChange, SignedIn
from ecom_client.data.doorstep import Doorstep
from ecom_client.data.passwords import derive
from ecom_client.domain.errors import Refused, SignInFailed
from ecom_client.domain.identity import mysql_user
from ecom_client.domain.keys import new_key
from ecom_client.server.cli import main
from ecom_client.server.engines import MOST_PASSWORD_ERRORS, REPLICATING, SMALL, Engine
from ecom_client.server.install import InstallError, install
from ecom_client.server.private_server import PrivateServer
from tests.fixtures.people import PASSWORD, InstalledShop, People, Person

pytestmark = pytest.mark.own_server


@pytest.fixture(scope="module")
def own_shop(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """A shop of its own, installed at cost 4."""
    private = PrivateServer(engine, tmp_path_factory.mktemp("cost"), tuning=SMALL + REPLICATING)
    private.start()
    yield InstalledShop(private)
    private.stop()


@pytest.fixture
def own_people(own_shop: InstalledShop) -> Iterator[People]:
    """People whose passwords have cost 4; the shop's is 4 again at the beginning."""
    _risen(own_shop, 4, "")
    made = People(own_shop)
    yield made
    made.close()


def _risen(shop: InstalledShop, cost: int, earlier: str) -> None:
    """What `install` leaves when it raises the cost; faster."""
    shop.execute("UPDATE ecom_data.shop SET password_cost = %s, earlier_costs = %s", cost, earlier)


def _login(person: Person) -> str:
    return person.signed_in.identity.login_name


def _at(shop: InstalledShop, person: Person, cost: int, password: str = PASSWORD) -> Credentials:
    """The person's credentials as the password of a cost makes them."""
    name = _login(person)
    return Credentials(
        mysql_user(name), derive(password, shop_id=shop.facts.shop_id, login_name=name, cost=cost)
    )


def _sign_in(shop: InstalledShop, person: Person, password: str = PASSWORD) -> SignedIn:
    return accounts.sign_in(shop.address, accounts.ask_shop(shop.address), _login(person), password)


def _costs(shop: InstalledShop) -> tuple[int, tuple[int, ...]]:
    facts = accounts.ask_shop(shop.address)
    return facts.password_cost, facts.earlier_costs


def _only(shop: InstalledShop, person: Person, cost: int) -> None:
    """The account's password has this cost, and that of cost 4 opens nothing."""
    assert accounts.ask_identity(shop.address, _at(shop, person, cost)).customer_id == person.profile_id
    with pytest.raises(SignInFailed):
        accounts.ask_identity(shop.address, _at(shop, person, 4))


def test_the_password_is_derived_anew_at_the_first_sign_in_after_the_rise(
    own_shop: InstalledShop, own_people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = own_people.customer()
    assert not install(own_shop.root, password_cost=5)
    signed_in = _sign_in(own_shop, customer)
    assert signed_in.identity.customer_id == customer.profile_id
    assert signed_in.credentials == _at(own_shop, customer, 5)
    _only(own_shop, customer, 5)
    tried: list[int] = []
    monkeypatch.setattr(
        accounts, "derive", lambda *words, **named: (tried.append(named["cost"]), derive(*words, **named))[1]
    )
    assert _sign_in(own_shop, customer).credentials == signed_in.credentials
    assert tried == [5], "the second time there is nothing left to try"


def test_an_account_may_be_several_rises_behind(own_shop: InstalledShop, own_people: People) -> None:
    customer = own_people.customer()
    _risen(own_shop, 6, "5,4")
    assert _sign_in(own_shop, customer).credentials == _at(own_shop, customer, 6)
    _only(own_shop, customer, 6)


def test_a_wrong_password_is_wrong_at_every_cost(own_shop: InstalledShop, own_people: People) -> None:
    customer = own_people.customer()
    _risen(own_shop, 5, "4")
    with pytest.raises(SignInFailed):
        _sign_in(own_shop, customer, PASSWORD + "x")
    with pytest.raises(SignInFailed):
        accounts.sign_in(own_shop.address, accounts.ask_shop(own_shop.address), "nobody.there", PASSWORD)
    assert accounts.ask_identity(own_shop.address, _at(own_shop, customer, 4)), "and nothing was changed"


def test_a_locked_account_is_locked_whatever_cost_its_password_has(
    own_shop: InstalledShop, own_people: People
) -> None:
    customer = own_people.customer()
    _risen(own_shop, 5, "4")
    for _ in range(MOST_PASSWORD_ERRORS // 2 + 1):  # each counts twice
        with pytest.raises((SignInFailed, Refused)):
            _sign_in(own_shop, customer, "a guess")
    with pytest.raises(Refused, match="account_locked"):
        _sign_in(own_shop, customer)
    own_shop.execute("UPDATE ecom_data.scheduled_work SET last_run_at = NULL WHERE name = 'unlock_accounts'")
    own_shop.execute("CALL ecom_data.do_job('unlock_accounts', 600)")
    assert _sign_in(own_shop, customer)


def test_who_is_suspended_is_told_so_and_keeps_their_password(
    own_shop: InstalledShop, own_people: People
) -> None:
    customer, administrator = own_people.customer(), own_people.administrator()
    _risen(own_shop, 5, "4")
    do = administrator.session.administration
    version = own_shop.value("SELECT version FROM ecom_data.account WHERE id = %s", customer.account_id)
    version = do.suspend(new_key(), customer.account_id, version, "why")
    with pytest.raises(Refused, match="account_suspended"):
        _sign_in(own_shop, customer)
    do.reinstate(new_key(), customer.account_id, version, "why not")
    assert accounts.ask_identity(own_shop.address, _at(own_shop, customer, 4))


def test_a_one_time_password_works_before_and_after_the_rise(
    own_shop: InstalledShop, own_people: People
) -> None:
    customer, administrator = own_people.customer(), own_people.administrator()
    version = own_shop.value("SELECT version FROM ecom_data.account WHERE id = %s", customer.account_id)
    given = administrator.session.administration.reset_password(new_key(), customer.account_id, version)
    assert _sign_in(own_shop, customer, given).one_time
    _risen(own_shop, 5, "4")
    assert _sign_in(own_shop, customer, given).one_time, "they have not chosen another one yet"
    assert accounts.ask_identity(own_shop.address, _at(own_shop, customer, 5, given))


def test_the_password_is_changed_in_a_window_opened_before_the_rise(
    own_shop: InstalledShop, own_people: People
) -> None:
    customer = own_people.customer()
    _risen(own_shop, 5, "4")
    change = PasswordChange(own_shop.address, customer.signed_in, PASSWORD, "violet staircase 41")
    change.do()
    change.do()  # the answer was lost: it goes on
    assert customer.signed_in.credentials == _at(own_shop, customer, 5, "violet staircase 41")
    customer.wire.close()
    assert customer.call("my_profile"), "a new connection of the window uses the new password"


def test_a_program_that_was_open_before_the_rise_asks_for_the_cost_again(
    own_shop: InstalledShop, own_people: People
) -> None:
    customer = own_people.customer()
    doorstep = Doorstep(own_shop.address)
    assert doorstep.shop().password_cost == 4
    _risen(own_shop, 5, "4")
    assert _sign_in(own_shop, customer), "on another machine"
    assert doorstep.sign_in(_login(customer), PASSWORD).credentials == _at(own_shop, customer, 5)
    with pytest.raises(SignInFailed):
        doorstep.sign_in(_login(customer), "not this one")


def test_installing_again_keeps_the_cost_and_it_never_falls(
    own_shop: InstalledShop, own_people: People, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "root"
    file.write_text(own_shop.server.root_password())
    file.chmod(0o600)
    words = ["install", "--socket", str(own_shop.server.socket), "--password-file", str(file)]
    assert main([*words, "--password-cost", "12"]) == 0
    raised = own_shop.execute("SELECT * FROM ecom_data.shop")
    assert _costs(own_shop) == (12, (4,))
    assert main(words) == 0
    assert main([*words, "--password-cost", "12"]) == 0
    with pytest.raises(InstallError, match="never falls"):
        install(own_shop.root, password_cost=5)
    assert main([*words, "--password-cost", "10"]) == 1
    assert "is 12: it may rise and never falls" in capsys.readouterr().err
    assert own_shop.execute("SELECT * FROM ecom_data.shop") == raised, "not even closed for maintenance"
    for cost in ("3", "17"):
        with pytest.raises(SystemExit):
            main([*words, "--password-cost", cost])


def test_every_cost_there_is_finds_room(own_shop: InstalledShop, own_people: People) -> None:
    earlier = tuple(range(15, 3, -1))
    _risen(own_shop, 15, ",".join(map(str, earlier[1:])))
    install(own_shop.root, password_cost=16)
    assert _costs(own_shop) == (16, earlier)
