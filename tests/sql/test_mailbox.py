"""Messages between accounts: sent once, read and deleted by their two sides alone; quota, blocking, messages to all."""

from __future__ import annotations

import hashlib
import json

import pytest

from ecom_client.data.wire import Wire
from ecom_client.domain.attachments import PendingAttachment
from ecom_client.domain.catalogue import Picture
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Audience, Folder, Message, Recipient
from tests.fixtures.goods import buy, put_on_sale
from tests.fixtures.people import People, Person


def _login(person: Person) -> str:
    return person.signed_in.identity.login_name


def _send(
    person: Person, to: Person, title: str = "你好 Hello", content: str = "还在吗?\nStill there?"
) -> Message:
    recipient = Recipient(login_name=_login(to))
    person.session.mailbox.send(new_key(), person.window, recipient, title, content)
    return _list(to)[0]


def _list(person: Person, folder: Folder = Folder.INBOX, **narrowed: object) -> list[Message]:
    source = person.session.mailbox.source(folder).with_filter({"folder": folder.value, **narrowed})
    return source.page(person.session, None, 0, 100)


def _unread(person: Person) -> int:
    return person.session.notifications.news(person.window).mailbox


def _arguments(
    to: Person | None = None, title: str | None = "t", content: str | None = "c", **ways: object
) -> tuple[object, ...]:
    login = _login(to) if to is not None else ways.get("login")
    return (
        login,
        ways.get("vendor"),
        ways.get("order"),
        ways.get("reply_to"),
        title,
        content,
        ways.get("pictures", "[]"),
    )


def test_a_message_arrives_is_read_and_answered(customer: Person, vendor: Person) -> None:
    assert _list(customer) == _list(vendor) == []
    name = customer.session.mailbox.send(
        new_key(), Window.CUSTOMER, Recipient(vendor_id=vendor.profile_id), "还在吗", "台灯 Lamp?"
    )
    assert name == vendor.signed_in.identity.vendor_name
    came = _list(vendor)[0]
    assert (came.other_name, came.other_profile) == ("林 Lin", Window.CUSTOMER)
    assert (came.title, came.content, came.is_unread) == ("还在吗", "台灯 Lamp?", True)
    assert came.size_bytes == len("还在吗台灯 Lamp?".encode())
    assert _unread(vendor) == 1
    vendor.session.mailbox.mark_read(came.id)
    vendor.session.mailbox.mark_read(came.id)
    assert _unread(vendor) == 0
    assert _list(customer, Folder.SENT)[0].read_at is not None
    answer = Recipient(reply_to_id=came.id)
    assert vendor.session.mailbox.send(new_key(), Window.VENDOR, answer, "Re: 还在吗", "在") == "林 Lin"
    back = _list(customer)[0]
    assert (back.other_name, back.title) == (name, "Re: 还在吗")
    assert customer.session.mailbox.message(back.id) == back
    kinds = [one.kind for one in customer.session.notifications.page(Window.CUSTOMER)]
    assert kinds.count("mailbox_message") == 1


def test_the_sides_of_an_order_write_to_each_other(
    customer: Person, other_customer: Person, vendor: Person
) -> None:
    order = int(buy(customer, put_on_sale(vendor).line())["orders"][0]["id"])
    to = Recipient(order_id=order)
    vendor.session.mailbox.send(new_key(), Window.VENDOR, to, "About your order", "Tomorrow?")
    customer.session.mailbox.send(new_key(), Window.CUSTOMER, to, "Fine", "Yes")
    assert (_list(customer)[0].title, _list(vendor)[0].title) == ("About your order", "Fine")
    arguments = _arguments(order=order)
    assert other_customer.refused("send_message", new_key(), "customer", *arguments)[0] == "not_found"


def test_the_same_key_sends_once(customer: Person, vendor: Person) -> None:
    key = new_key()
    first = customer.write("send_message", key, "customer", *_arguments(vendor))
    assert customer.write("send_message", key, "customer", *_arguments(vendor)) == first
    assert len(_list(vendor)) == 1
    word, _ = customer.refused("send_message", key, "customer", *_arguments(vendor, "other"))
    assert word == "key_used_for_something_else"


def test_a_message_goes_to_exactly_one_who_is_there(
    customer: Person, vendor: Person, administrator: Person
) -> None:
    for arguments in (
        _arguments(login="nobody.at.all"),
        _arguments(),
        _arguments(vendor, vendor=vendor.profile_id),
        _arguments(vendor=10**15),
        _arguments(administrator),
    ):
        refused = customer.refused("send_message", new_key(), "customer", *arguments)
        assert refused == ("recipient_unknown", "login_name")
    assert customer.refused("send_message", new_key(), "customer", *_arguments(customer))[0] == (
        "message_to_self"
    )
    word = customer.refused("send_message", new_key(), "customer", *_arguments(reply_to=10**15))[0]
    assert word == "not_found"
    for profile, word in (("administrator", "choice_unknown"), (None, "choice_unknown")):
        assert customer.refused("send_message", new_key(), profile, *_arguments(vendor))[0] == word
    assert customer.refused("send_message", new_key(), "vendor", *_arguments(vendor))[0] == "profile_missing"
    for title, content, refusal in (
        ("", "c", ("text_missing", "title")),
        ("x" * 121, "c", ("text_too_long", "title")),
        ("t", " \n", ("text_missing", "content")),
        ("t", "x" * 4001, ("text_too_long", "content")),
        ("t", "a\x00b", ("text_unprintable", "content")),
    ):
        arguments = _arguments(vendor, title, content)
        assert customer.refused("send_message", new_key(), "customer", *arguments) == refusal


def test_nobody_else_reads_marks_answers_or_deletes(
    customer: Person, vendor: Person, other_customer: Person, guest: Wire
) -> None:
    came = _send(customer, vendor)
    stranger = other_customer
    assert stranger.call("my_message", came.id) == []
    assert _list(stranger) == _list(stranger, Folder.SENT) == []
    for procedure in ("mark_message_read", "delete_message", "block_sender"):
        assert stranger.refused(procedure, came.id)[0] == "not_found"
    assert customer.refused("mark_message_read", came.id)[0] == "not_found", "it is the recipient who reads"
    assert customer.refused("block_sender", came.id)[0] == "not_found"
    arguments = _arguments(reply_to=came.id)
    for person in (stranger, customer):
        assert person.refused("send_message", new_key(), "customer", *arguments)[0] == "not_found"
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("my_mailbox")
    assert len(_list(vendor)) == 1


def test_a_full_mailbox_takes_nothing_and_the_sender_is_told(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    came = _send(customer, vendor, content="x" * 4000)
    fill = vendor.session.mailbox.fill()
    assert (fill.used_bytes, fill.unread) == (came.size_bytes, 1)
    full = fill.total_bytes - 10
    shop.execute(
        "UPDATE ecom_data.mailbox SET used_bytes = %s WHERE account_id = %s", full, vendor.account_id
    )
    arguments = _arguments(vendor, "too", "much for it")
    assert customer.refused("send_message", new_key(), "customer", *arguments) == ("mailbox_full", "")
    assert vendor.refused(
        "send_message", new_key(), "vendor", *_arguments(customer, "too", "much for me")
    ) == (
        "own_mailbox_full",
        "",
    )
    vendor.session.mailbox.delete(came.id)
    customer.write("send_message", new_key(), "customer", *arguments)
    assert len(_list(vendor)) == 1


def test_each_side_deletes_its_own(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    came = _send(customer, vendor)
    vendor.session.mailbox.delete(came.id)
    assert (_list(vendor), _unread(vendor), vendor.session.mailbox.fill().used_bytes) == ([], 0, 0)
    assert vendor.refused("delete_message", came.id)[0] == "not_found"
    assert vendor.session.mailbox.message(came.id) is None
    assert [one.id for one in _list(customer, Folder.SENT)] == [came.id]
    customer.session.mailbox.delete(came.id)
    left = shop.execute("SELECT title, content FROM ecom_data.mailbox_message WHERE id = %s", came.id)
    assert left == [{"title": "", "content": ""}], "only what the hour's limit counts"
    assert customer.session.mailbox.fill().used_bytes == 0


def test_pictures_go_along_and_only_the_two_see_them(
    customer: Person, vendor: Person, other_customer: Person
) -> None:
    content = b"\xff\xd8\xff\xe0" + b"lamp" * 500
    picture = Picture(hashlib.sha256(content).hexdigest(), "image/jpeg", 64, 48, content, content[:400])
    stored = customer.session.attachments.store([PendingAttachment(picture)])
    to = Recipient(vendor_id=vendor.profile_id)
    mailbox = customer.session.mailbox
    mailbox.send(new_key(), Window.CUSTOMER, to, "Lamp", "Look", stored)
    came = _list(vendor)[0]
    assert came.attachments == tuple(stored)
    assert came.size_bytes == len("LampLook") + len(content) + 400, "the thumbnail takes room too"
    assert vendor.session.attachments.content(stored[0]) == content
    assert other_customer.session.attachments.content(stored[0]) is None
    for ids, word in (
        (stored, "picture_unknown"),
        ([1, 2, 3, 4, 5], "list_too_long"),
        ("x", "list_too_long"),
    ):
        arguments = _arguments(vendor, pictures=json.dumps(ids))
        refused = customer.refused("send_message", new_key(), "customer", *arguments)
        assert refused == (word, "attachments")
    vendor.session.mailbox.delete(came.id)
    assert vendor.session.attachments.content(stored[0]) is None
    assert customer.session.attachments.content(stored[0]) == content
    mailbox.delete(came.id)
    assert customer.session.attachments.content(stored[0]) is None


def test_so_many_an_hour(customer: Person, vendor: Person) -> None:
    shop = customer.shop
    shop.execute("UPDATE ecom_data.setting SET value = '2' WHERE name = 'messages_per_hour'")
    try:
        for _ in range(2):
            _send(customer, vendor)
        assert customer.refused("send_message", new_key(), "customer", *_arguments(vendor))[0] == (
            "too_many_messages"
        )
        shop.move_clock(3700)
        _send(customer, vendor)
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '60' WHERE name = 'messages_per_hour'")


def test_who_is_blocked_cannot_write_until_unblocked(customer: Person, vendor: Person) -> None:
    came = _send(customer, vendor)
    blocked = vendor.session.mailbox.block_sender(came.id)
    assert vendor.session.mailbox.block_sender(came.id) == blocked
    refused = customer.refused("send_message", new_key(), "customer", *_arguments(vendor))
    assert refused == ("blocked_by_recipient", "login_name")
    assert [(one.id, one.name) for one in vendor.session.mailbox.blocked()] == [(blocked, "林 Lin")]
    customer.session.mailbox.unblock(blocked)
    assert customer.refused("send_message", new_key(), "customer", *_arguments(vendor))[0] == (
        "blocked_by_recipient"
    )
    vendor.session.mailbox.unblock(blocked)
    vendor.session.mailbox.unblock(blocked)
    _send(customer, vendor)
    assert vendor.session.mailbox.blocked() == []


def test_a_long_mailbox_is_paged_searched_and_narrowed(customer: Person, vendor: Person) -> None:
    sent = [_send(customer, vendor, f"title {n}").id for n in range(5)]
    vendor.session.mailbox.mark_read(sent[1])
    source, paged, after = vendor.session.mailbox.source(Folder.INBOX), [], None
    while rows := source.page(vendor.session, after, 0, 2):
        paged.extend(row.id for row in rows)
        after = source.cursor(rows[-1])
    assert paged == sent[::-1]
    assert [row.id for row in source.page(vendor.session, None, 3, 1)] == [sent[1]]
    assert [row.id for row in _list(vendor, unread=False)] == [sent[1]]
    assert [row.id for row in _list(vendor, words="title 3")] == [sent[3]]
    assert [row.id for row in _list(customer, Folder.SENT, unread=True)] == [
        one for one in sent[::-1] if one != sent[1]
    ]
    for sort, descending, folder in (("title", 1, "inbox"), ("id", 0, "inbox"), ("id", 1, "junk")):
        arguments = (sort, descending, None, None, 0, 9, folder, None, None)
        assert vendor.refused("my_messages", *arguments)[0] == "choice_unknown"


def test_a_message_to_all_reaches_those_who_are_there(people: People, administrator: Person) -> None:
    customer, vendor = people.customer(), people.vendor()
    title = f"Closed {new_key()[:8]}"
    key = new_key()
    told = administrator.session.mailbox.broadcast(key, Audience.CUSTOMERS, title, "On Monday 周一")
    assert administrator.session.mailbox.broadcast(key, Audience.CUSTOMERS, title, "On Monday 周一") == told
    late = people.customer("Late")
    came = _list(customer, words=title)[0]
    assert (came.id, came.is_broadcast, came.other_profile, came.is_unread) == (
        told,
        True,
        Window.ADMINISTRATOR,
        True,
    )
    assert _list(vendor, words=title) == _list(late, words=title) == []
    assert customer.session.mailbox.message(told) == came
    assert vendor.session.mailbox.message(told) is None
    before = _unread(customer)
    customer.session.mailbox.mark_read(told)
    customer.session.mailbox.mark_read(told)
    assert _unread(customer) == before - 1
    assert _list(customer, words=title, unread=False)[0].read_at is not None
    assert vendor.refused("mark_message_read", told)[0] == "not_found"
    assert customer.refused("block_sender", told)[0] == "not_found"
    assert (
        customer.refused("send_message", new_key(), "customer", *_arguments(reply_to=told))[0] == "not_found"
    )
    customer.session.mailbox.delete(told)
    assert _list(customer, words=title) == []
    row = administrator.rows("SELECT * FROM ecom.admin_broadcast WHERE id = :id", id=told)[0]
    assert (row["title"], row["sent_by"], row["read_count"]) == (title, "Admin", 1)
    other = people.customer()
    again = administrator.session.mailbox.broadcast(new_key(), Audience.EVERYBODY, title, "Wrong")
    assert [one.id for one in _list(other, words=title)] == [again]
    administrator.session.mailbox.withdraw(new_key(), again, 1)
    assert _list(other, words=title) == []
    assert _unread(other) == 0
    assert administrator.refused("withdraw_broadcast", new_key(), again, 1)[0] == "changed_meanwhile"
    assert administrator.refused("withdraw_broadcast", new_key(), 10**15, 1)[0] == "not_found"
    assert administrator.refused("send_broadcast", new_key(), "guests", "t", "c") == (
        "choice_unknown",
        "audience",
    )
    assert administrator.refused("send_broadcast", new_key(), "vendor", "", "c") == ("text_missing", "title")
    administrator.session.mailbox.withdraw(new_key(), told, 1)


def test_only_administrators_with_the_privilege_tell_everybody(customer: Person, people: People) -> None:
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for person in (customer, clerk):
        assert person.refused("send_broadcast", new_key(), "customer", "t", "c")[0] == "not_allowed"
        assert person.refused("withdraw_broadcast", new_key(), 1, 1)[0] == "not_allowed"
