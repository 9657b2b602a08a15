"""Every page of the administrators' window offers what its module's privilege opens, and nothing that would be refused.

The modules, and what each privilege opens, are read from the grants; so a new page or a new deed is covered by itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ecom_client.data.paging import SortKey
from ecom_client.domain.keys import new_key
from ecom_client.ui.admin.admin_table import AdminTable
from ecom_client.ui.admin.overview_cards import WorkCard
from ecom_client.ui.common.filters import FilterRow
from ecom_client.ui.common.list_page import ListPage
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.shell import RoleWindow
from ecom_client.ui.common.todo_card import TodoCard
from tests.fixtures.intruder import Offer
from tests.fixtures.lists import rows_of
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.valid_calls import World
from tests.fixtures.windows import OpenWindow

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("JPEG", extend=True)]  # evidence that is no picture

GRANTS = Path(__file__).parents[2] / "sql" / "grants"
MODULES: dict[str, dict[str, list[str]]] = tomllib.loads((GRANTS / "modules.toml").read_text("utf-8"))
ROWS = 25
"""So many of a list's newest rows are looked at: what can be done depends on a row's state."""
MORE_ROWS_BY = ("ask_return", "write_post_sale_message", "ask_email_code")
"""Calls that fill the lists no deed of an administrator is prepared for."""
LEADS_ELSEWHERE = re.compile(
    r"Show (the|their) |Go to |Open$|Message the (vendor|customer)|All entries of this account|Statement…"
    r"|Invoice|Packing slip|Complain…|Report…"
)
"""What an action says that only shows something, or that is everybody's on another page."""
ONLY_SHOWS = re.compile(
    r"Close the panel|Copy the tracking number|attachment\d+|(30|90) days|Show as table|Show older ones"
    r"|qt_tableview_cornerbutton"
    r"|Everything( of .*)?|tick"  # what would be checked out
)
"""The same of other buttons."""
ONLY_CHOOSES = ("groups",)
"""Inputs that choose what is shown."""


def deeds_of(module: str, privilege: str) -> list[str]:
    """The procedures a privilege adds to what the smaller ones open."""
    return [one.split()[1] for one in MODULES[module].get(privilege, ()) if one.startswith("procedure ")]


@pytest.fixture(scope="module")
def world(shop: InstalledShop, offer: Offer) -> Iterator[World]:
    """Something in every list, and for every deed something it could be done to."""
    people = People(shop)
    made = World(people)
    for procedure in MORE_ROWS_BY:
        made.customer.write(procedure, *made.arguments(procedure, offer.procedures[procedure]))
    shop.execute(
        "SELECT ecom_data.charge(%s, 'fine', ecom_data.shop_wallet('income'), 5, NULL, NULL, 'test')",
        people.customer("Debtor").account_id,
    )
    for name in MODULES:
        for procedure in (*deeds_of(name, "write"), *deeds_of(name, "full")):
            made.arguments(procedure, ())
    yield made
    made.put_right()
    people.close()


def moved(people: People, person: Person, modules: dict[str, dict[str, list[str]]]) -> Person:
    """Somebody who buys or sells, put into a group that may only read each of these modules."""
    owner, role = people.administrator(), person.window.value
    group = owner.write("save_group", new_key(), None, None, f"Readers {new_key()[:8]}", "", role)["id"]
    for module in modules:
        owner.write("set_access", new_key(), group, f"{role}.{module}", "full", "read")
    owner.write("add_member", new_key(), group, person.signed_in.identity.login_name)
    person.wire.close()
    person.signed_in = type(person.signed_in)(person.session.profile.identity(), person.signed_in.credentials)
    return person


def a_member(people: People, privilege: str, *modules: str) -> Person:
    """Somebody in a group with this privilege on these modules and none on any other."""
    owner = people.administrator()
    name = f"May {privilege} {new_key()[:8]}"
    group = owner.write("save_group", new_key(), None, None, name, "", "administrator")["id"]
    for module in modules:
        owner.write("set_access", new_key(), group, module, "none", privilege)
    return people.administrator("Member", name)


def settle(qtbot: QtBot, page: Page) -> None:
    """Until nothing that was asked of the server is under way, and what came of it is shown."""
    qtbot.waitUntil(
        lambda: not any(not job.quiet and not job.dropped for job in page.tasks._pending), timeout=20000
    )
    QApplication.processEvents()  # what is put into a layout is shown in the next round of events


def offered(window: RoleWindow, page: Page) -> set[str]:
    """What is seen, can be used, and would write."""
    found = {f"header: {window.header.primary.text()}"} if _usable(window.header.primary) else set()
    for button in page.findChildren(QAbstractButton):
        if _usable(button) and not _only_shows(button):
            found.add(f"button: {_word(button)}")
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox):
        for edit in page.findChildren(kind):
            if (
                _usable(edit)
                and edit.objectName() not in ONLY_CHOOSES
                and not _inside(edit, FilterRow)
                and not (not isinstance(edit, QComboBox) and edit.isReadOnly())
            ):
                found.add(f"input: {edit.objectName() or edit.accessibleName()}")
    for tree in page.findChildren(QTreeView):
        if tree.isVisible() and tree.dragDropMode() != QAbstractItemView.DragDropMode.NoDragDrop:
            found.add("tree: dragged")
    return found


def looked_over(qtbot: QtBot, window: RoleWindow, module: str) -> set[str]:
    """What a page offers, with nothing selected and with each of its newest rows."""
    window.go_to(module)
    page = window.current_page()
    assert page is not None
    settle(qtbot, page)
    found = offered(window, page)
    for tree in page.findChildren(QTreeView):
        if (nodes := tree.model()) is not None and nodes.rowCount():
            tree.setCurrentIndex(nodes.index(0, 0))
            found |= offered(window, page)
    for part in [page, *page.findChildren(ListPage)]:
        if isinstance(part, ListPage):
            found |= _rows_looked_over(qtbot, window, page, part)
    assert window.messages.words() == ""
    return found


def _rows_looked_over(qtbot: QtBot, window: RoleWindow, page: Page, part: ListPage) -> set[str]:
    found: set[str] = set()
    part.widen()
    if isinstance(part, AdminTable):
        part.table.sort_by([SortKey("id", descending=True)])
    qtbot.waitUntil(lambda: not part.model.is_busy, timeout=20000)
    settle(qtbot, page)
    rows = rows_of(part)[:ROWS]
    assert rows or part is not page or not isinstance(part, AdminTable), f"{part.name} has no row to select"
    for place, row in enumerate(rows):
        part.table.selectRow(place)
        settle(qtbot, page)
        found |= offered(window, page)
        several = rows[place : place + 2]
        for action in part._open_actions():
            if (action.fits([row]) or action.fits(several)) and not LEADS_ELSEWHERE.match(action.text()):
                found.add(f"action: {action.text()}")
        found |= {f"cell: {one.name}" for one in part.model.columns if one.may_edit(row)}
    return found


def _usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _word(widget: QAbstractButton) -> str:
    return widget.text() or widget.objectName() or widget.accessibleName()


def _inside(widget: QWidget, kind: type[QWidget]) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, kind):
            return True
        above = above.parentWidget()
    return False


def _only_shows(button: QAbstractButton) -> bool:
    """Filters, columns, tabs, what waits elsewhere, links, and the ways to other tables."""
    return (
        _inside(button, FilterRow)
        or _inside(button, QTabBar)
        or isinstance(button, WorkCard | TodoCard)
        or button.property("kind") == "link"
        or bool(LEADS_ELSEWHERE.match(button.text()))
        or bool(ONLY_SHOWS.fullmatch(_word(button)))
    )


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("module", MODULES)
def test_who_may_only_read_is_offered_nothing_to_do(
    open_window: OpenWindow, people: People, module: str, qtbot: QtBot
) -> None:
    window = open_window(a_member(people, "read", module))
    assert window.navigation.names() == [module, "notifications"]
    assert looked_over(qtbot, window, module) == set()


@pytest.mark.usefixtures("world")
def test_who_may_write_is_offered_what_writing_opens_and_who_may_do_all_is_offered_more(
    open_window: OpenWindow, people: People, qtbot: QtBot
) -> None:
    places = set(open_window(people.administrator()).navigation.names()) - {"notifications"}
    assert places == set(MODULES)
    may: dict[str, dict[str, set[str]]] = {}
    for privilege in ("write", "full"):
        window = open_window(a_member(people, privilege, *MODULES))
        may[privilege] = {module: looked_over(qtbot, window, module) for module in MODULES}
    for module in MODULES:
        write, full = may["write"][module], may["full"][module]
        assert bool(write) is bool(deeds_of(module, "write")), f"{module}: write offers {sorted(write)}"
        assert write <= full and (write < full) is bool(deeds_of(module, "full")), (
            f"{module}: full adds {full - write}"
        )


@pytest.mark.parametrize("role", ["customer", "vendor"])
def test_customers_and_vendors_who_may_only_read_are_offered_nothing_to_do(
    open_window: OpenWindow, people: People, offer: Offer, role: str, qtbot: QtBot
) -> None:
    modules = tomllib.loads((GRANTS / f"{role}_modules.toml").read_text("utf-8"))
    world = World(people)
    doors = [door.split()[1] for module in modules.values() for door in module.get("write", ())]
    for door in doors:
        world.arguments(door, ())
    for door in ("set_cart_item", "set_favourite", "write_post_sale_message"):
        world.customer.write(door, *world.arguments(door, offer.procedures[door]))
    person: Person = getattr(world, role)
    window = open_window(person)
    places = [module for module in modules if module in window.navigation.names()]
    assert len(places) > 8
    for place in places:
        found = looked_over(qtbot, window, place)
        assert found or not modules[place].get("write"), f"{place} offers nothing to everybody"
    window = open_window(moved(people, person, modules))
    wrong = {place: found for place in places if (found := looked_over(qtbot, window, place))}
    world.put_right()
    assert not wrong, "\n".join(f"{place}: {sorted(found)}" for place, found in wrong.items())
