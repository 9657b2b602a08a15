"""An administrator is made responsible for a vendor."""

from __future__ import annotations

from ecom_client.domain.keys import new_key
from tests.fixtures.people import InstalledShop, People, Person


def _vendor(shop: InstalledShop, vendor: Person) -> dict[str, object]:
    return shop.execute("SELECT * FROM ecom_data.vendor WHERE id = %s", vendor.profile_id)[0]


def test_a_vendor_is_assigned_and_whoever_is_chosen_is_told(
    shop: InstalledShop, people: People, administrator: Person, vendor: Person
) -> None:
    colleague, key = people.administrator("Colleague"), new_key()
    version = _vendor(shop, vendor)["version"]
    arguments = (key, vendor.profile_id, version, colleague.profile_id)
    answer = administrator.write("assign_vendor", *arguments)
    assert administrator.write("assign_vendor", *arguments) == answer
    row = administrator.rows(
        "SELECT responsible_administrator, version FROM ecom.admin_vendor WHERE id = :id",
        id=vendor.profile_id,
    )[0]
    assert row == {"responsible_administrator": "Colleague", "version": answer["version"]}
    told = colleague.session.notifications.page(colleague.window)
    assert [one.kind for one in told] == ["vendor_assigned"]
    log = shop.execute(
        "SELECT old_values, new_values FROM ecom_data.audit_log WHERE action = 'assign_vendor' AND subject_id = %s",
        vendor.profile_id,
    )
    assert len(log) == 1 and str(colleague.profile_id) in str(log[0]["new_values"])
    again = administrator.session.administration.assign_vendor(
        new_key(), vendor.profile_id, answer["version"], None
    )
    assert _vendor(shop, vendor)["responsible_administrator_id"] is None
    assert again == answer["version"] + 1


def test_what_cannot_be_is_refused(
    shop: InstalledShop, people: People, administrator: Person, vendor: Person, customer: Person
) -> None:
    version = _vendor(shop, vendor)["version"]
    mine = administrator.profile_id
    refused = administrator.refused
    assert refused("assign_vendor", new_key(), vendor.profile_id, 99, mine)[0] == "changed_meanwhile"
    assert refused("assign_vendor", new_key(), 10**12, 1, mine)[0] == "not_found"
    assert refused("assign_vendor", new_key(), vendor.profile_id, version, 10**12) == (
        "choice_unknown",
        "administrator",
    )
    gone = people.administrator("Gone")
    shop.execute("UPDATE ecom_data.account SET status = 'suspended' WHERE id = %s", gone.account_id)
    assert (
        refused("assign_vendor", new_key(), vendor.profile_id, version, gone.profile_id)[0]
        == "choice_unknown"
    )
    shop.execute("UPDATE ecom_data.account SET status = 'active' WHERE id = %s", gone.account_id)
    for person in (customer, vendor):
        assert (
            person.refused("assign_vendor", new_key(), vendor.profile_id, version, mine)[0] == "not_allowed"
        )


def test_who_may_only_read_vendors_assigns_none(shop: InstalledShop, people: People, vendor: Person) -> None:
    shop.execute("INSERT IGNORE INTO ecom_data.people_group (name) VALUES ('Readers of vendors')")
    shop.execute(
        "INSERT IGNORE INTO ecom_data.access (group_id, module, privilege)"
        " SELECT id, 'vendors', 'read' FROM ecom_data.people_group WHERE name = 'Readers of vendors'"
    )
    reader = people.administrator("Reader", "Readers of vendors")
    assert (
        reader.refused("assign_vendor", new_key(), vendor.profile_id, 1, reader.profile_id)[0]
        == "not_allowed"
    )
    assert reader.rows("SELECT id FROM ecom.admin_vendor WHERE id = :id", id=vendor.profile_id)
