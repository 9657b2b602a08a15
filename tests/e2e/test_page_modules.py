"""A package installed beside Ecom adds a page with its own tables, procedures and privilege; a broken one is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Privilege, Window
from ecom_client.domain.keys import new_key
from ecom_client.server.check import check
from ecom_client.server.cli import main
from ecom_client.server.engines import SMALL, Engine
from ecom_client.server.install import InstallError, install
from ecom_client.server.private_server import PrivateServer
from ecom_client.ui.admin.permissions import PermissionsPage
from ecom_client.ui.common.open_places import BrokenPage
from tests.fixtures.lists import LEFT
from tests.fixtures.packages import SAMPLE, installed, wheel_of, write_wheel
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.windows import OpenWindow, type_text

_BROKEN = """
from pathlib import Path
from ecom_client.config.page_modules import PageModule
MODULE = PageModule("broken", "customer", {"en": "Broken page"}, "no-such-icon", "ecom_broken:page",
    Path(__file__).parent / "sql")

def page(context):
    raise RuntimeError("the author made a mistake")
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The sample package, one whose page cannot be made, and one that cannot even be imported."""
    built = tmp_path_factory.mktemp("wheels")
    grants = 'read = ["procedure my_profile"]\n'
    wheels = (
        wheel_of(SAMPLE, built),
        write_wheel(
            built,
            "ecom-broken",
            "1.0",
            {
                "ecom_broken/__init__.py": _BROKEN,
                "ecom_broken/sql/manifest": "",
                "ecom_broken/sql/grants.toml": grants,
            },
            {"broken": "ecom_broken:MODULE"},
        ),
        write_wheel(
            built,
            "ecom-unreadable",
            "1.0",
            {"ecom_unreadable.py": "import no_such_thing\n"},
            {"unreadable": "ecom_unreadable:MODULE"},
        ),
    )
    with installed(tmp_path_factory.mktemp("site"), *wheels):
        yield


@pytest.fixture(scope="module")
def server(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateServer]:
    """A server of its own: the shop of all other tests has no modules of others."""
    private = PrivateServer(engine, tmp_path_factory.mktemp("moduleserver"), tuning=SMALL)
    private.start()
    yield private
    private.stop()


@pytest.fixture(scope="module")
def shop(server: PrivateServer, packages: None) -> InstalledShop:
    """A shop installed with the packages."""
    return InstalledShop(server)


def test_the_page_is_there_with_its_own_table_and_says_what_others_told(
    open_window: OpenWindow, customer: Person, other_customer: Person, qtbot: QtBot
) -> None:
    key = new_key()
    told = other_customer.write("tell_lost_item", key, "一把雨伞 An umbrella")
    assert told == other_customer.write("tell_lost_item", key, "一把雨伞 An umbrella")
    assert customer.refused("tell_lost_item", new_key(), " ") == ("text_missing", "what")
    window = open_window(customer)
    button = window.navigation.button("lost_and_found")
    assert button.accessibleName() == "Lost and found"
    qtbot.mouseClick(button, LEFT)
    page = window.current_page()
    assert page is not None and page.title() == "Lost and found"
    qtbot.waitUntil(lambda: page.fact() == "1", timeout=10000)
    assert "An umbrella" in page.list.item(0).text()  # type: ignore[attr-defined]
    type_text(qtbot, page.edit, "钥匙 Keys")  # type: ignore[attr-defined]
    qtbot.keyClick(page.edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.fact() == "2", timeout=10000)


def test_its_privilege_is_in_the_matrix_and_the_server_holds_to_it(
    open_window: OpenWindow,
    shop: InstalledShop,
    administrator: Person,
    customer: Person,
    vendor: Person,
    qtbot: QtBot,
) -> None:
    window = open_window(administrator)
    window.go_to("permissions")
    page = window.current_page()
    assert isinstance(page, PermissionsPage)
    qtbot.waitUntil(lambda: bool(page.fact()), timeout=10000)
    page.show_window(Window.CUSTOMER)
    row = page._matrix.modules.index("customer.lost_and_found")
    assert page.matrix.verticalHeaderItem(row).text() == "Lost and found"  # type: ignore[union-attr]
    everybody = next(group for group in page._matrix.groups if group.is_built_in)
    assert everybody.may("customer.lost_and_found") is Privilege.FULL
    assert vendor.refused("lost_items") == ("not_allowed", "")
    for seen, wanted in (("full", "read"), ("read", "none")):
        administrator.write("set_access", new_key(), everybody.id, "customer.lost_and_found", seen, wanted)
        assert customer.refused("tell_lost_item", new_key(), "x") == ("not_allowed", "")
        if wanted == "read":
            assert customer.call("lost_items") is not None
    with pytest.raises(Refused, match="not_allowed"):
        customer.call("lost_items")
    identity = customer.session.profile.identity()
    customer.signed_in = type(customer.signed_in)(identity, customer.signed_in.credentials)
    assert "lost_and_found" not in open_window(customer).navigation.names()
    administrator.write("set_access", new_key(), everybody.id, "customer.lost_and_found", "none", "full")


def test_a_page_that_fails_is_named_and_the_window_works(
    open_window: OpenWindow, customer: Person, qtbot: QtBot
) -> None:
    window = open_window(customer)
    assert "ecom-unreadable" in window.messages.words()
    assert window.current_name() == "shop"
    qtbot.mouseClick(window.navigation.button("broken"), LEFT)
    page = window.current_page()
    assert isinstance(page, BrokenPage)
    assert "Broken page" in window.messages.words() and "ecom-broken" in window.messages.words()
    window.go_to("cart")
    assert window.current_name() == "cart"


def test_check_knows_the_modules_and_installing_again_keeps_them(
    shop: InstalledShop,
    people: People,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    people.customer().write("tell_lost_item", new_key(), "A scarf")
    only = ["objects", "routines", "registries", "grants", "accounts"]
    assert check(shop.root, only) == []
    said: list[str] = []
    install(shop.root, say=said.append)
    assert "ecom-unreadable" in said[0]
    assert check(shop.root, only) == []
    assert people.customer().call("lost_items")
    socket = str(shop.server.socket)
    password = tmp_path_factory.mktemp("password") / "root"
    password.write_text(shop.server.root_password())
    password.chmod(0o600)
    place = ["install", "--socket", socket, "--password-file", str(password)]
    assert main([*place, "--module", "ecom-lost-and-found"]) == 0
    assert main([*place, "--module", "ecom-nowhere"]) == 1
    assert "No package ecom-nowhere" in capsys.readouterr().err
    assert main([*place, "--module", "ecom-unreadable"]) == 1
    # Installed from a computer without the package, the module stays and is not in anybody's way.
    install(shop.root, packages=())
    assert people.customer().call("lost_items")
    assert check(shop.root, only) == []
    shop.execute("DROP PROCEDURE ecom.lost_items")
    assert any("lost_items is missing" in str(one) for one in check(shop.root, ["objects"]))
    install(shop.root)
    assert check(shop.root, only) == []


def test_a_package_may_add_and_never_replace(
    shop: InstalledShop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from ecom_client.config.page_modules import PageModule

    sql = tmp_path_factory.mktemp("greedy")
    (sql / "manifest").write_text("sign_in.sql\n")
    (sql / "grants.toml").write_text('read = ["procedure sign_in"]\n')
    (sql / "sign_in.sql").write_text("-- Mine.\nCREATE PROCEDURE ecom.sign_in()\nSELECT 1 AS mine\n")
    greedy = PageModule("greedy", "customer", {"en": "Greedy"}, "cog", "greedy:Page", sql, "ecom-greedy")
    with pytest.raises(InstallError, match=r"sign_in\.sql"):
        install(shop.root, packages=(greedy,))
    with pytest.raises(ValueError, match="no window"):
        PageModule("x", "owner", {"en": "X"}, "cog", "x:Page", sql)
