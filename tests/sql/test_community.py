"""The community board: everybody reads, accounts write and take back their own, administrators hide."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from ecom_client.data.repositories.community import POSTS
from ecom_client.data.wire import Wire
from ecom_client.domain.community import Topic
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Folder, Recipient
from tests.fixtures.people import People, Person


def _begin(person: Person, title: str = "周末集市 Weekend market", content: str = "谁来?\nWho comes?") -> int:
    return person.session.community.begin(new_key(), person.window, title, content)


def _reply(person: Person, topic: int, content: str = "我 Me") -> int:
    return person.session.community.reply(new_key(), person.window, topic, content)


def _topics(person: Person, **narrowed: object) -> list[Topic]:
    return person.session.community.source().with_filter(narrowed).page(person.session, None, 0, 100)


def _version(administrator: Person, post: int) -> int:
    row = administrator.rows("SELECT version FROM ecom.admin_post WHERE id = :id", id=post)[0]
    return int(row["version"])


def test_a_topic_is_written_and_answered_before_everybody(
    customer: Person, vendor: Person, guest: Wire
) -> None:
    topic = _begin(customer)
    reply = _reply(vendor, topic)
    found = customer.session.community.topic(topic)
    assert found is not None
    assert (found.author_name, found.title, found.reply_count) == ("林**", "周末集市 Weekend market", 1)
    assert found.last_at > found.written_at
    replies = vendor.session.community.replies(topic)
    assert [(one.id, one.author_name, one.content) for one in replies] == [
        (reply, vendor.signed_in.identity.vendor_name, "我 Me")
    ]
    for view in ("topic", "reply"):
        rows = guest.rows(text(f"SELECT * FROM ecom.{view}"))
        assert rows
        assert not {"account_id", "login_name"} & rows[0].keys()
    told = customer.session.notifications.page(Window.CUSTOMER)[0]
    assert (told.kind, told.detail["topic_id"]) == ("community_reply", topic)
    _reply(vendor, topic, "again")
    assert len(customer.session.notifications.page(Window.CUSTOMER)) == 1, "not for every line"
    assert customer.session.community.own(topic) == {topic}


def test_the_last_written_in_is_first_and_words_are_found(customer: Person) -> None:
    mark = new_key()[:8]
    one, two = _begin(customer, f"one {mark}"), _begin(customer, f"two {mark}")
    assert [row.id for row in _topics(customer, words=mark)] == [two, one]
    _reply(customer, one)
    assert [row.id for row in _topics(customer, words=mark)] == [one, two]


def test_the_same_key_writes_once(customer: Person) -> None:
    key = new_key()
    first = customer.write("write_topic", key, "customer", "once", "words")
    assert customer.write("write_topic", key, "customer", "once", "words") == first
    key, topic = new_key(), first["id"]
    said = customer.write("write_reply", key, "customer", topic, "once")
    assert customer.write("write_reply", key, "customer", topic, "once") == said
    assert len(customer.session.community.replies(topic)) == 1
    assert customer.refused("write_reply", key, "customer", topic, "x")[0] == "key_used_for_something_else"


def test_what_is_no_post_is_refused(customer: Person, guest: Wire) -> None:
    topic = _begin(customer)
    for title, content, refusal in (
        ("", "c", ("text_missing", "title")),
        ("x" * 121, "c", ("text_too_long", "title")),
        ("t", " ", ("text_missing", "content")),
        ("t", "x" * 4001, ("text_too_long", "content")),
    ):
        assert customer.refused("write_topic", new_key(), "customer", title, content) == refusal
    assert customer.refused("write_reply", new_key(), "customer", topic, "")[0] == "text_missing"
    for unknown in (10**15, None):
        assert customer.refused("write_reply", new_key(), "customer", unknown, "x")[0] == "not_found"
    for profile, word in (("administrator", "choice_unknown"), ("vendor", "profile_missing")):
        assert customer.refused("write_topic", new_key(), profile, "t", "c")[0] == word
        assert customer.refused("write_reply", new_key(), profile, topic, "c")[0] == word
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("write_topic", new_key(), "customer", "t", "c")


def test_so_many_an_hour_and_so_long(customer: Person) -> None:
    shop, topic = customer.shop, _begin(customer)
    shop.execute("UPDATE ecom_data.setting SET value = '1' WHERE name = 'posts_per_hour'")
    try:
        assert customer.refused("write_topic", new_key(), "customer", "t", "c")[0] == "too_many_messages"
        assert customer.refused("write_reply", new_key(), "customer", topic, "c")[0] == "too_many_messages"
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '20' WHERE name = 'posts_per_hour'")
    shop.execute("UPDATE ecom_data.public_topic SET reply_count = 1000 WHERE id = %s", topic)
    assert customer.refused("write_reply", new_key(), "customer", topic, "c")[0] == "conversation_full"


def test_whom_the_author_has_blocked_does_not_reply(customer: Person, vendor: Person) -> None:
    topic = _begin(customer)
    to = Recipient(login_name=customer.signed_in.identity.login_name)
    vendor.session.mailbox.send(new_key(), Window.VENDOR, to, "t", "c")
    came = customer.session.mailbox.source(Folder.INBOX).page(customer.session, None, 0, 1)[0].id
    customer.session.mailbox.block_sender(came)
    refused = vendor.refused("write_reply", new_key(), "vendor", topic, "x")
    assert refused == ("blocked_by_recipient", "content")


def test_own_words_are_taken_back_and_nobody_elses(customer: Person, vendor: Person) -> None:
    topic = _begin(customer)
    first, second = _reply(vendor, topic), _reply(customer, topic, "second")
    for post in (topic, second):
        assert vendor.refused("remove_post", post)[0] == "not_found"
    customer.session.community.remove(second)
    customer.session.community.remove(second)
    assert [one.id for one in customer.session.community.replies(topic)] == [first]
    found = customer.session.community.topic(topic)
    assert found is not None
    assert found.reply_count == 1
    customer.session.community.remove(topic)
    assert customer.session.community.topic(topic) is None
    assert customer.session.community.replies(topic) == []
    assert vendor.refused("write_reply", new_key(), "vendor", topic, "x")[0] == "not_found"


def test_an_administrator_hides_and_shows(
    customer: Person, vendor: Person, administrator: Person, people: People
) -> None:
    topic = _begin(customer)
    reply = _reply(vendor, topic, "buy from me")
    community = administrator.session.community
    community.hide(new_key(), reply, _version(administrator, reply), "advertising")
    assert customer.session.community.replies(topic) == []
    told = vendor.session.notifications.page(Window.VENDOR)[0]
    assert (told.kind, told.detail["reason"]) == ("post_hidden", "advertising")
    community.hide(new_key(), topic, _version(administrator, topic), "off topic")
    assert customer.session.community.topic(topic) is None
    found = POSTS.with_filter({"words": "buy from me", "hidden": True, "kind": frozenset({"reply"})})
    assert reply in [row["id"] for row in found.page(administrator.session, None, 0, 100)]
    assert customer.refused("write_reply", new_key(), "customer", topic, "x")[0] == "not_found"
    key, version = new_key(), _version(administrator, topic)
    community.show(key, topic, version)
    community.show(key, topic, version)
    back = customer.session.community.topic(topic)
    assert back is not None
    assert back.reply_count == 0
    community.show(new_key(), reply, _version(administrator, reply))
    assert [one.id for one in customer.session.community.replies(topic)] == [reply]
    assert administrator.refused("hide_post", new_key(), topic, 1, "x")[0] == "changed_meanwhile"
    version = _version(administrator, topic)
    assert administrator.refused("hide_post", new_key(), topic, version, "") == ("text_missing", "reason")
    for procedure, arguments in (("hide_post", (10**15, 1, "x")), ("show_post", (10**15, 1))):
        assert administrator.refused(procedure, new_key(), *arguments)[0] == "not_found"
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for person in (clerk, customer):
        assert person.refused("hide_post", new_key(), topic, 1, "x")[0] == "not_allowed"
        assert person.refused("show_post", new_key(), topic, 1)[0] == "not_allowed"


def test_whoever_is_gone_is_nameless_on_the_board(customer: Person, vendor: Person) -> None:
    topic = _begin(vendor)
    _reply(customer, topic)
    for person in (customer, vendor):
        customer.shop.execute("CALL ecom_data.forget_words(%s)", person.account_id)
    found = customer.session.community.topic(topic)
    assert found is not None
    assert found.author_name == "**"
    assert [one.author_name for one in customer.session.community.replies(topic)] == ["**"]
