"""`ecom-server create-admin`: the first administrator."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecom_client.data import accounts
from ecom_client.domain.identity import Privilege, Window
from ecom_client.server.cli import main
from tests.fixtures.people import InstalledShop


@pytest.fixture
def words(shop: InstalledShop, tmp_path: Path) -> list[str]:
    """The options that lead to this run's server."""
    root = tmp_path / "root"
    root.write_text(shop.server.root_password())
    root.chmod(0o600)
    return ["create-admin", "--socket", str(shop.server.socket), "--password-file", str(root)]


def _password(tmp_path: Path, text: str = "open sesame 1") -> list[str]:
    file = tmp_path / "new"
    file.write_text(text + "\n")
    return ["--new-password-file", str(file)]


def test_the_administrator_signs_in_and_may_do_everything(
    shop: InstalledShop, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words += [
        "--login-name",
        " The.Owner ",
        "--name",
        "王 Wang",
        "--phone",
        "010 1234567",
        *_password(tmp_path),
    ]
    assert main(words) == 0
    assert "the.owner is an administrator" in capsys.readouterr().out
    identity = accounts.sign_in(shop.address, shop.facts, "the.owner", "open sesame 1").identity
    assert identity.windows == (Window.ADMINISTRATOR,) and identity.administrator_name == "王 Wang"
    assert identity.may("accounts", Privilege.FULL)
    assert main(words) == 1
    assert "the.owner is an administrator already" in capsys.readouterr().err


def test_a_name_that_is_somebodys_is_refused(
    shop: InstalledShop, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accounts.open_account(shop.address, shop.facts, "somebody.else", "their password")
    assert main([*words, "--login-name", "somebody.else", "--name", "X", *_password(tmp_path)]) == 1
    assert "belongs to somebody already" in capsys.readouterr().err
    accounts.sign_in(shop.address, shop.facts, "somebody.else", "their password")


@pytest.mark.parametrize(
    ("login", "name", "phone", "password", "says"),
    [
        ("a b", "X", "", "long enough", "A login name is"),
        ("fine.name", " ", "", "long enough", "name is missing"),
        ("fine.name", "x" * 81, "", "long enough", "name is too long"),
        ("fine.name", "X", "12", "long enough", "A phone number has"),
        ("fine.name", "X", "", "short", "at least 8"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_done(
    shop: InstalledShop,
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    login: str,
    name: str,
    phone: str,
    password: str,
    says: str,
) -> None:
    options = ["--login-name", login, "--name", name, "--phone", phone, *_password(tmp_path, password)]
    assert main([*words, *options]) == 1
    assert says in capsys.readouterr().err
    assert shop.value("SELECT COUNT(*) FROM ecom_data.account WHERE login_name = %s", login) == 0


def test_nobody_is_asked_where_nobody_is(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main([*words, *_password(tmp_path)]) == 1
    assert "give --login-name" in capsys.readouterr().err
    assert main([*words, "--login-name", "nobody", "--name", "X"]) == 1
    assert "give --new-password-file" in capsys.readouterr().err
