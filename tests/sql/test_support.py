"""Customer service: an account asks, administrators answer, assign, close; nobody else reads; how long answers took."""

from __future__ import annotations

from datetime import date

import pytest

from ecom_client.data.repositories.support import SUPPORT
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Folder, Recipient
from ecom_client.domain.support import SupportConversation, SupportStatus
from tests.fixtures.people import People, Person
from tests.fixtures.private_pictures import private_picture


def _ask(person: Person, subject: str = "怎么退款 Refund?", content: str = "It is broken.\nWhat now?") -> int:
    return person.session.support.ask(new_key(), person.window, subject, content)


def _list(person: Person, **narrowed: object) -> list[SupportConversation]:
    return person.session.support.source().with_filter(narrowed).page(person.session, None, 0, 100)


def _row(administrator: Person, conversation: int) -> dict[str, object]:
    return administrator.rows("SELECT * FROM ecom.admin_support WHERE id = :id", id=conversation)[0]


def _version(administrator: Person, conversation: int) -> int:
    return int(str(_row(administrator, conversation)["version"]))


def test_somebody_asks_and_is_answered(customer: Person, administrator: Person) -> None:
    waiting = administrator.session.notifications.news(Window.ADMINISTRATOR).support
    asked = _ask(customer)
    assert [(one.id, one.status, one.unread) for one in _list(customer)] == [
        (asked, SupportStatus.WAITING, 0)
    ]
    news = administrator.session.notifications.news(Window.ADMINISTRATOR)
    assert news.support == waiting + 1
    found = SUPPORT.with_filter({"words": "怎么退款", "status": frozenset({"waiting"})})
    assert asked in [row["id"] for row in found.page(administrator.session, None, 0, 100)]
    row = _row(administrator, asked)
    assert (row["account_name"], row["assigned_to"], row["last_words"]) == (
        "林 Lin",
        None,
        "It is broken. What now?",
    )
    said = administrator.session.support.answer(new_key(), asked, "Send it back 请寄回")
    assert [(one.is_answer, one.author) for one in administrator.session.support.all_messages(asked)] == [
        (False, None),
        (True, "Admin"),
    ]
    assert _row(administrator, asked)["assigned_to"] == "Admin"
    assert customer.session.notifications.news(Window.CUSTOMER).support == 1
    assert _list(customer)[0].unread == 1
    told = [one.kind for one in customer.session.notifications.page(Window.CUSTOMER)]
    assert told.count("support_answered") == 1
    lines = customer.session.support.messages(asked)
    assert [(one.is_answer, one.author) for one in lines] == [(False, None), (True, None)]
    assert lines[0].read_at is not None, "who answers has read"
    customer.session.support.mark_read(asked, said)
    assert customer.session.notifications.news(Window.CUSTOMER).support == 0
    customer.session.support.write(new_key(), asked, "Thank you")
    assert _list(customer)[0].status is SupportStatus.WAITING


def test_the_same_key_asks_and_writes_once(customer: Person, administrator: Person) -> None:
    key = new_key()
    asked = customer.write("ask_support", key, "customer", "s", "c", None)
    assert customer.write("ask_support", key, "customer", "s", "c", None) == asked
    assert len(_list(customer)) == 1
    key = new_key()
    said = administrator.write("answer_support", key, asked["id"], "a", None)
    assert administrator.write("answer_support", key, asked["id"], "a", None) == said
    assert len(customer.session.support.messages(asked["id"])) == 2
    assert customer.refused("write_support", new_key(), asked["id"], "", None)[0] == "text_missing"
    for subject, content, refusal in (
        ("", "c", ("text_missing", "subject")),
        ("x" * 121, "c", ("text_too_long", "subject")),
        ("s", "x" * 4001, ("text_too_long", "content")),
    ):
        assert customer.refused("ask_support", new_key(), "customer", subject, content, None) == refusal
    assert customer.refused("ask_support", new_key(), "administrator", "s", "c", None)[0] == "choice_unknown"
    assert customer.refused("ask_support", new_key(), "vendor", "s", "c", None)[0] == "profile_missing"


def test_nobody_else_reads_or_writes(
    customer: Person, other_customer: Person, people: People, guest: Wire
) -> None:
    asked = _ask(customer)
    assert other_customer.session.support.messages(asked) == []
    assert other_customer.refused("write_support", new_key(), asked, "x", None)[0] == "not_found"
    assert other_customer.refused("mark_support_read", asked, 1)[0] == "not_found"
    assert _list(other_customer) == []
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for person in (clerk, customer):
        assert person.refused("support_messages", asked)[0] == "not_allowed"
        assert person.refused("answer_support", new_key(), asked, "x", None)[0] == "not_allowed"
        assert person.refused("assign_support", new_key(), asked, 1, None)[0] == "not_allowed"
        assert person.refused("close_support", new_key(), asked, 1)[0] == "not_allowed"
    assert clerk.session.notifications.news(Window.ADMINISTRATOR).support == 0
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("my_support_messages", asked)


def test_a_conversation_is_assigned_closed_and_opens_again(
    customer: Person, administrator: Person, people: People
) -> None:
    other = people.administrator("Other")
    asked = _ask(customer)
    support = administrator.session.support
    login = other.signed_in.identity.login_name
    support.assign(new_key(), asked, _version(administrator, asked), login)
    assert _row(administrator, asked)["assigned_to"] == "Other"
    told = other.session.notifications.page(Window.ADMINISTRATOR)
    assert [one.kind for one in told] == ["support_assigned"]
    version = _version(administrator, asked)
    clerk = people.administrator("Clerk", "Clerks of nothing").signed_in.identity.login_name
    for name in ("nobody.there", clerk, customer.signed_in.identity.login_name):
        refused = administrator.refused("assign_support", new_key(), asked, version, name)
        assert refused == ("recipient_unknown", "login_name")
    support.assign(new_key(), asked, version, None)
    assert _row(administrator, asked)["assigned_to"] is None
    assert administrator.refused("close_support", new_key(), asked, version)[0] == "changed_meanwhile"
    support.close(new_key(), asked, version + 1)
    assert _list(customer, status=frozenset({"closed"}))[0].id == asked
    assert administrator.refused("close_support", new_key(), asked, version + 2)[0] == "request_is_closed"
    customer.session.support.write(new_key(), asked, "Again")
    row = _row(administrator, asked)
    assert (row["status"], row["closed_at"]) == ("waiting", None)
    for procedure, arguments in (
        ("close_support", (10**15, 1)),
        ("assign_support", (10**15, 1, None)),
        ("answer_support", (10**15, "x", None)),
    ):
        assert administrator.refused(procedure, new_key(), *arguments)[0] == "not_found"


def test_nobody_answers_themselves(administrator: Person, people: People) -> None:
    administrator.write("register_customer", "Admin buys", "138 0000 0000", "", 1, "en")
    asked = administrator.write("ask_support", new_key(), "customer", "s", "c", None)["id"]
    assert administrator.refused("answer_support", new_key(), asked, "x", None)[0] == "own_request"
    people.administrator().session.support.answer(new_key(), asked, "x")


def test_so_many_are_open_at_once_and_so_long(customer: Person, administrator: Person) -> None:
    asked = [_ask(customer, f"s{n}") for n in range(10)]
    refused = customer.refused("ask_support", new_key(), "customer", "one more", "c", None)
    assert refused[0] == "too_many_conversations"
    administrator.session.support.close(new_key(), asked[0], _version(administrator, asked[0]))
    _ask(customer, "one more")
    customer.shop.execute(
        "UPDATE ecom_data.support_conversation SET message_count = 500 WHERE id = %s", asked[1]
    )
    assert customer.refused("write_support", new_key(), asked[1], "x", None)[0] == "conversation_full"
    source, paged, after = customer.session.support.source(), [], None
    while rows := source.page(customer.session, after, 0, 3):
        paged.extend(row.id for row in rows)
        after = source.cursor(rows[-1])
    assert len(paged) == len(set(paged)) == 11
    assert customer.refused("my_support", "id", 1, None, None, 0, 9, None)[0] == "choice_unknown"


def test_a_message_is_reported_with_its_words(
    customer: Person, vendor: Person, administrator: Person, other_customer: Person
) -> None:
    to = Recipient(vendor_id=vendor.profile_id)
    customer.session.mailbox.send(new_key(), Window.CUSTOMER, to, "Pay me", "outside the shop 微信")
    message = vendor.session.mailbox.source(Folder.INBOX).page(vendor.session, None, 0, 1)[0].id
    key = new_key()
    reported = vendor.session.support.report(key, message, "Wants to cheat")
    assert vendor.session.support.report(key, message, "Wants to cheat") == reported
    row = _row(administrator, reported)
    assert (row["is_report"], row["subject"], row["profile"]) == (1, "Pay me", "vendor")
    words = administrator.session.support.all_messages(reported)[0].content
    login = customer.signed_in.identity.login_name
    assert all(part in words for part in ("Wants to cheat", "林 Lin", login, "outside the shop 微信"))
    for person in (customer, other_customer):
        assert person.refused("report_message", new_key(), message, "x")[0] == "not_found"
    assert vendor.refused("report_message", new_key(), message, " ") == ("text_missing", "words")


def test_how_long_answers_took_is_summed_up(customer: Person, administrator: Person) -> None:
    shop = customer.shop
    support = administrator.session.support
    before = support.figures(date(2000, 1, 1))
    asked = _ask(customer)
    shop.move_clock(600)
    support.answer(new_key(), asked, "after ten minutes")
    shop.move_clock(900)
    support.answer(new_key(), asked, "and more")
    after = support.figures(date(2000, 1, 1))
    assert after.opened == before.opened + 1
    assert 590 < int(str(_row(administrator, asked)["first_answer_seconds"])) < 700
    assert after.answer_seconds is not None


def test_pictures_go_along_and_only_the_two_sides_see_them(
    customer: Person, other_customer: Person, administrator: Person, people: People
) -> None:
    asked_with = customer.session.attachments.store([private_picture(b"question")])
    asked = customer.session.support.ask(new_key(), Window.CUSTOMER, "s", "c", asked_with)
    answered_with = administrator.session.attachments.store([private_picture(b"answer")])
    administrator.session.support.answer(new_key(), asked, "a", answered_with)
    more = customer.session.attachments.store([private_picture(b"more"), private_picture(b"still more")])
    key = new_key()
    customer.session.support.write(key, asked, "and", more)
    customer.session.support.write(key, asked, "and", more)
    expected = [tuple(asked_with), tuple(answered_with), tuple(more)]
    assert [one.attachments for one in customer.session.support.messages(asked)] == expected
    assert [one.attachments for one in administrator.session.support.all_messages(asked)] == expected
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for picture in (*asked_with, *answered_with, *more):
        assert customer.session.attachments.content(picture) is not None
        assert administrator.session.attachments.content(picture) is not None
        assert other_customer.session.attachments.content(picture) is None
        assert clerk.session.attachments.content(picture) is None


def test_pictures_of_others_used_ones_and_too_many_are_refused(
    customer: Person, other_customer: Person, administrator: Person
) -> None:
    asked = _ask(customer)
    theirs = other_customer.session.attachments.store([private_picture(b"theirs")])
    mine = customer.session.attachments.store([private_picture(bytes([n])) for n in range(7)])
    support = customer.session.support
    with pytest.raises(Refused, match="picture_unknown:attachments"):
        support.write(new_key(), asked, "x", theirs)
    with pytest.raises(Refused, match="picture_unknown:attachments"):
        administrator.session.support.answer(new_key(), asked, "x", mine[:1])
    with pytest.raises(Refused, match="list_too_long:attachments"):
        support.write(new_key(), asked, "x", mine)
    support.write(new_key(), asked, "x", mine[:6])
    with pytest.raises(Refused, match="picture_unknown:attachments"):
        support.ask(new_key(), Window.CUSTOMER, "s", "c", mine[:1])
    assert len(support.messages(asked)) == 2 and len(_list(customer)) == 1
