"""Terms of use: a new version is accepted before anything else is written; who accepted what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ecom_client.data import accounts
from ecom_client.domain.keys import new_key
from ecom_client.server.cli import main
from tests.fixtures.people import InstalledShop, People, Person


@pytest.fixture
def publish(shop: InstalledShop) -> Iterator[object]:
    """Publishes a new version; afterwards the shop has the first one again."""

    def make() -> int:
        shop.execute("CALL ecom_data.publish_terms('Be kind.', '与人为善。')")
        return int(shop.value("SELECT MAX(version) FROM ecom_data.terms"))

    yield make
    shop.execute("DELETE FROM ecom_data.terms_acceptance WHERE version > 1")
    shop.execute("UPDATE ecom_data.account SET terms_version = 1 WHERE terms_version > 1")
    shop.execute("DELETE FROM ecom_data.terms WHERE version > 1")


def _due(person: Person) -> object:
    return person.call("sign_in")[0]["terms_due"]


def test_registering_is_accepting(shop: InstalledShop, customer: Person, administrator: Person) -> None:
    for person in (customer, administrator):
        assert _due(person) is None
        rows = shop.execute(
            "SELECT version, accepted_at FROM ecom_data.terms_acceptance WHERE account_id = %s",
            person.account_id,
        )
        assert [row["version"] for row in rows] == [1] and rows[0]["accepted_at"] is not None


def test_nothing_new_is_written_before_a_new_version_is_accepted(
    shop: InstalledShop, people: People, customer: Person, administrator: Person, publish: object
) -> None:
    done = new_key()
    answer = customer.write("ask_top_up", done, "5", "bank")
    version = publish()  # type: ignore[operator]
    assert _due(customer) == version
    assert customer.refused("ask_top_up", new_key(), "5", "bank") == ("terms_not_accepted", str(version))
    assert (
        administrator.refused("save_setting", new_key(), "lockout_minutes", 1, "9")[0] == "terms_not_accepted"
    )
    assert customer.call("my_wallet"), "reading goes on"
    assert customer.write("ask_top_up", done, "5", "bank") == answer, "what was done is answered again"
    assert customer.refused("accept_terms", version - 1) == ("terms_not_accepted", "terms")
    assert customer.refused("accept_terms", None)[0] == "terms_not_accepted"
    for _ in range(2):
        assert customer.write("accept_terms", version) == {"version": version}
    assert _due(customer) is None
    assert customer.write("ask_top_up", new_key(), "5", "bank")["id"]
    rows = shop.execute(
        "SELECT version FROM ecom_data.terms_acceptance WHERE account_id = %s ORDER BY version",
        customer.account_id,
    )
    assert [row["version"] for row in rows] == [1, version]
    seen = administrator.rows(
        "SELECT terms_version, terms_accepted_at FROM ecom.admin_account WHERE id = :id",
        id=customer.account_id,
    )
    assert seen[0]["terms_version"] == version and seen[0]["terms_accepted_at"] is not None


def test_whoever_does_not_accept_may_leave(customer: Person, publish: object) -> None:
    publish()  # type: ignore[operator]
    assert customer.write("close_account", new_key()) == {}


def test_the_client_says_what_is_due_and_accepts(
    shop: InstalledShop, customer: Person, publish: object
) -> None:
    version = publish()  # type: ignore[operator]
    signed_in = accounts.SignedIn(
        accounts.ask_identity(shop.address, customer.signed_in.credentials), customer.signed_in.credentials
    )
    assert signed_in.identity.terms_due == version
    again = accounts.accept_terms(shop.address, signed_in)
    assert again.identity.terms_due is None


def test_only_the_owner_publishes(customer: Person, administrator: Person) -> None:
    for person in (customer, administrator):
        with pytest.raises(Exception, match="not_allowed"):
            person.rows("CALL ecom_data.publish_terms('x', 'y')")


def test_an_administrator_publishes_and_has_accepted_by_that(
    shop: InstalledShop, people: People, administrator: Person, customer: Person, publish: object
) -> None:
    newest = int(shop.value("SELECT MAX(version) FROM ecom_data.terms"))
    arguments = (new_key(), newest, "Be kind.\nAlways.", "与人为善。")
    answer = administrator.write("publish_terms", *arguments)
    assert answer == {"version": newest + 1} == administrator.write("publish_terms", *arguments)
    assert _due(administrator) is None and _due(customer) == newest + 1
    seen = administrator.session.terms.versions()
    assert (seen[0].version, seen[0].english, seen[0].chinese) == (
        newest + 1,
        "Be kind.\nAlways.",
        "与人为善。",
    )
    assert seen[0].accepted == 1 < seen[0].accounts
    customer.write("accept_terms", newest + 1)
    assert administrator.session.terms.versions()[0].accepted == 2
    log = "SELECT COUNT(*) FROM ecom_data.audit_log WHERE action = 'publish_terms' AND subject_id = %s"
    assert shop.value(log, newest + 1) >= 1


def test_what_cannot_be_published_is_refused(
    shop: InstalledShop, people: People, administrator: Person, customer: Person, publish: object
) -> None:
    newest, refused = int(shop.value("SELECT MAX(version) FROM ecom_data.terms")), administrator.refused
    assert refused("publish_terms", new_key(), newest + 1, "a", "b") == ("changed_meanwhile", "terms")
    assert refused("publish_terms", new_key(), newest, " ", "b") == ("text_missing", "text_en")
    assert refused("publish_terms", new_key(), newest, "a", None) == ("text_missing", "text_zh")
    assert refused("publish_terms", new_key(), newest, "a" * 100_001, "b") == ("text_too_long", "text_en")
    assert refused("publish_terms", new_key(), newest, "a\x07", "b") == ("text_unprintable", "text_en")
    assert customer.refused("publish_terms", new_key(), newest, "a", "b")[0] == "not_allowed"
    clerk = people.administrator("Clerk", "Clerks of nothing")
    assert clerk.refused("publish_terms", new_key(), newest, "a", "b")[0] == "not_allowed"


def test_the_owners_command_shows_and_publishes(
    shop: InstalledShop, publish: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    password = tmp_path / "root"
    password.write_text(shop.server.root_password())
    password.chmod(0o600)
    words = ["terms", "--socket", str(shop.server.socket), "--password-file", str(password)]
    assert main(words) == 0
    assert "Be honest" in capsys.readouterr().out
    for name, text in (("en.txt", "Be kind.\n"), ("zh.txt", "与人为善。\n")):
        (tmp_path / name).write_text(text, "utf-8")
    assert main([*words, "--english", str(tmp_path / "en.txt")]) == 1
    assert "both languages" in capsys.readouterr().err
    assert main([*words, "--english", str(tmp_path / "en.txt"), "--chinese", str(tmp_path / "zh.txt")]) == 0
    assert "accepted by 0 of" in capsys.readouterr().out
    assert shop.value("SELECT text_en FROM ecom_data.terms ORDER BY version DESC LIMIT 1") == "Be kind."
