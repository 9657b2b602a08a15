"""Questions under products: accounts ask, the vendor answers once, everybody reads, administrators hide."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from ecom_client.data.repositories.questions import QUESTIONS
from ecom_client.data.wire import Wire
from ecom_client.domain.errors import Refused
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Folder, Recipient
from ecom_client.domain.questions import Question, VendorQuestion
from tests.fixtures.goods import Goods, change_product, put_on_sale
from tests.fixtures.people import People, Person


@pytest.fixture
def lamp(vendor: Person) -> Goods:
    return put_on_sale(vendor, "台灯 Lamp", "80.00")


def _ask(person: Person, goods: Goods, words: str = "还在吗?\nStill there?") -> int:
    return person.session.questions.ask(new_key(), goods.id, words)


def _public(person: Person, goods: Goods) -> list[Question]:
    return person.session.questions.of(goods.id).page(person.session, None, 0, 100)


def _list(vendor: Person, **narrowed: object) -> list[VendorQuestion]:
    return vendor.session.questions.source().with_filter(narrowed).page(vendor.session, None, 0, 100)


def _news(vendor: Person) -> int:
    return vendor.session.notifications.news(Window.VENDOR).questions


def _version(administrator: Person, question: int) -> int:
    row = administrator.rows("SELECT version FROM ecom.admin_question WHERE id = :id", id=question)[0]
    return int(row["version"])


def test_a_question_is_asked_and_answered_before_everybody(
    customer: Person, vendor: Person, lamp: Goods, guest: Wire
) -> None:
    asked = _ask(customer, lamp)
    assert _news(vendor) == 1
    kinds = [one.kind for one in vendor.session.notifications.page(Window.VENDOR)]
    assert kinds.count("question_asked") == 1
    waiting = _list(vendor, open=True)
    assert [(one.id, one.product_name, one.asker_name) for one in waiting] == [(asked, "台灯 Lamp", "林**")]
    vendor.session.questions.answer(new_key(), asked, "在的 Yes")
    assert _news(vendor) == 0
    assert _list(vendor, open=True) == []
    assert [(one.asker_name, one.content, one.answer) for one in _public(customer, lamp)] == [
        ("林**", "还在吗?\nStill there?", "在的 Yes")
    ]
    seen = guest.rows(text("SELECT * FROM ecom.question WHERE product_id = :id"), {"id": lamp.id})
    assert [(row["asker_name"], row["answer"]) for row in seen] == [("林**", "在的 Yes")]
    assert "account_id" not in seen[0]
    told = customer.session.notifications.page(Window.CUSTOMER)[0]
    assert (told.kind, told.detail["product_id"]) == ("question_answered", lamp.id)


def test_the_same_key_asks_and_answers_once(customer: Person, vendor: Person, lamp: Goods) -> None:
    key = new_key()
    first = customer.write("ask_question", key, lamp.id, "once?")
    assert customer.write("ask_question", key, lamp.id, "once?") == first
    assert len(_public(customer, lamp)) == 1
    key = new_key()
    vendor.write("answer_question", key, first["id"], "once")
    vendor.write("answer_question", key, first["id"], "once")
    assert vendor.refused("answer_question", new_key(), first["id"], "twice")[0] == "already_answered"
    refused = vendor.refused("answer_question", key, first["id"], "something else")
    assert refused[0] == "key_used_for_something_else"


def test_who_may_ask_and_answer(
    customer: Person, vendor: Person, other_vendor: Person, lamp: Goods, guest: Wire
) -> None:
    asked = _ask(other_vendor, lamp, "a vendor asks a vendor")
    assert vendor.refused("ask_question", new_key(), lamp.id, "mine?")[0] == "own_question"
    assert customer.refused("answer_question", new_key(), asked, "x")[0] == "not_allowed"
    assert other_vendor.refused("answer_question", new_key(), asked, "x")[0] == "not_found"
    assert _list(other_vendor) == []
    assert customer.refused("ask_question", new_key(), 10**15, "x")[0] == "not_on_sale"
    change_product(lamp, status="off_shelf")
    assert customer.refused("ask_question", new_key(), lamp.id, "x")[0] == "not_on_sale"
    with pytest.raises(Refused, match="not_allowed"):
        guest.read("ask_question", new_key(), lamp.id, "x")


def test_what_is_no_question_is_refused(customer: Person, vendor: Person, lamp: Goods) -> None:
    shop = customer.shop
    for words, word in (
        (" \n", "text_missing"),
        ("x" * 501, "text_too_long"),
        ("a\x00b", "text_unprintable"),
    ):
        assert customer.refused("ask_question", new_key(), lamp.id, words) == (word, "content")
    asked = _ask(customer, lamp)
    assert vendor.refused("answer_question", new_key(), asked, "x" * 2001) == ("text_too_long", "content")
    shop.execute("UPDATE ecom_data.setting SET value = '1' WHERE name = 'messages_per_hour'")
    try:
        assert customer.refused("ask_question", new_key(), lamp.id, "more")[0] == "too_many_messages"
    finally:
        shop.execute("UPDATE ecom_data.setting SET value = '60' WHERE name = 'messages_per_hour'")
    to = Recipient(vendor_id=vendor.profile_id)
    customer.session.mailbox.send(new_key(), Window.CUSTOMER, to, "t", "c")
    came = vendor.session.mailbox.source(Folder.INBOX).page(vendor.session, None, 0, 1)[0].id
    vendor.session.mailbox.block_sender(came)
    assert customer.refused("ask_question", new_key(), lamp.id, "x") == ("blocked_by_recipient", "content")


def test_a_vendor_reads_the_unanswered_first(customer: Person, vendor: Person, lamp: Goods) -> None:
    one, two, three = (_ask(customer, lamp, words) for words in ("one", "two", "three"))
    vendor.session.questions.answer(new_key(), three, "so")
    source, paged, after = vendor.session.questions.source(), [], None
    while rows := source.page(vendor.session, after, 0, 1):
        paged.append(rows[0].id)
        after = source.cursor(rows[0])
    assert paged == [two, one, three]
    assert [row.id for row in _list(vendor, words="台灯")] == [two, one, three]
    assert _list(vendor, words="Chair") == []
    assert vendor.refused("vendor_questions", "id", 1, None, None, 0, 9, None, None)[0] == "choice_unknown"


def test_an_administrator_hides_and_shows(
    customer: Person, vendor: Person, administrator: Person, people: People, lamp: Goods
) -> None:
    asked = _ask(customer, lamp, "buy from me instead")
    administrator.session.questions.hide(new_key(), asked, _version(administrator, asked), "advertising")
    assert _public(customer, lamp) == []
    assert _news(vendor) == 0
    assert _list(vendor)[0].is_hidden
    found = QUESTIONS.with_filter({"hidden": True, "words": "buy from me"})
    assert asked in [row["id"] for row in found.page(administrator.session, None, 0, 100)]
    refused = administrator.refused("hide_question", new_key(), asked, 1, "again")
    assert refused[0] == "changed_meanwhile"
    version = _version(administrator, asked)
    assert administrator.refused("hide_question", new_key(), asked, version, "") == ("text_missing", "reason")
    key = new_key()
    administrator.session.questions.show(key, asked, version)
    administrator.session.questions.show(key, asked, version)
    assert [one.id for one in _public(customer, lamp)] == [asked]
    assert _news(vendor) == 1
    assert administrator.refused("show_question", new_key(), 10**15, 1)[0] == "not_found"
    clerk = people.administrator("Clerk", "Clerks of nothing")
    for person in (clerk, vendor):
        assert person.refused("hide_question", new_key(), asked, 1, "x")[0] == "not_allowed"
        assert person.refused("show_question", new_key(), asked, 1)[0] == "not_allowed"


def test_whoever_is_gone_is_nameless_under_products_too(customer: Person, lamp: Goods) -> None:
    _ask(customer, lamp)
    customer.shop.execute("CALL ecom_data.forget_words(%s)", customer.account_id)
    rows = customer.shop.execute(
        "SELECT asker_name FROM ecom_data.public_question WHERE product_id = %s", lamp.id
    )
    assert rows == [{"asker_name": "**"}]
