"""A shop of an earlier version: no client of today goes in, and installing again makes it one of today's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ecom_client.data import accounts
from ecom_client.domain.errors import WrongVersion
from ecom_client.server.check import check
from ecom_client.server.engines import SMALL, Engine
from ecom_client.server.install import InstallError, install
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.schema import SCHEMA_VERSION
from tests.fixtures.people import CHECKED_AT_THE_END, InstalledShop, People

VERSION_1 = (
    "ALTER TABLE ecom_data.page_object MODIFY COLUMN role ENUM('customer', 'vendor') NOT NULL",
    "GRANT ecom_member TO ecom_customer",
    "GRANT ecom_member TO ecom_vendor",
    "GRANT ecom_member TO ecom_administrator",
    "ALTER TABLE ecom_data.debt DROP KEY debt_made, DROP KEY debt_amount, DROP KEY debt_status",
    "ALTER TABLE ecom_data.order_request DROP KEY order_request_status, DROP KEY order_request_amount",
    "ALTER TABLE ecom_data.complaint DROP KEY complaint_kind",
    "ALTER TABLE ecom_data.support_conversation DROP KEY support_conversation_first_answer",
    "ALTER TABLE ecom_data.want DROP KEY want_by_status",
    "ALTER TABLE ecom_data.category DROP KEY category_name",
    "ALTER TABLE ecom_data.shop DROP COLUMN earlier_costs",
    "CREATE OR REPLACE DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.shop AS"
    " SELECT s.shop_id, s.name, s.time_zone, s.schema_version, s.password_cost, s.maintenance, 1 AS terms_version,"
    " ecom_data.utc_now() AS server_time FROM ecom_data.shop AS s",
    "UPDATE ecom_data.shop SET schema_version = 1",
)
"""What makes a shop of today one of version 1, in its tables and grants."""

pytestmark = pytest.mark.own_server


@pytest.fixture
def old_shop(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledShop]:
    """A shop of version 1 with a customer and an administrator in it."""
    server = PrivateServer(engine, tmp_path_factory.mktemp("upgrade"), tuning=SMALL)
    server.start()
    try:
        shop = InstalledShop(server)
        people = People(shop)
        people.customer()
        people.administrator()
        people.close()
        shop.execute("DELETE FROM ecom_data.page_object WHERE role = 'administrator'")
        for statement in VERSION_1:
            shop.execute(statement)
        yield shop
    finally:
        server.stop()


def test_an_old_shop_is_brought_up_to_date(old_shop: InstalledShop) -> None:
    """Fails without the migration, and without taking the nested roles back."""
    with pytest.raises(WrongVersion):
        accounts.ask_shop(old_shop.address)
    assert install(old_shop.root) is False
    assert [str(finding) for finding in check(old_shop.root, CHECKED_AT_THE_END)] == []
    assert not accounts.ask_shop(old_shop.address).maintenance
    people = People(old_shop)
    people.customer().session.notifications.news(people.customer().window)
    people.close()


def test_a_shop_of_a_later_version_is_left_alone(old_shop: InstalledShop) -> None:
    old_shop.execute("UPDATE ecom_data.shop SET schema_version = %s", SCHEMA_VERSION + 1)
    with pytest.raises(InstallError, match="Use a newer Ecom"):
        install(old_shop.root)
    assert old_shop.value("SELECT maintenance FROM ecom_data.shop") == 0
