"""What the sample people say to each other: questions under products, messages, the board, customer service."""

from __future__ import annotations

from typing import Any

from pymysql.connections import Connection

from ecom_client.data.address import Address
from ecom_client.data.session import Session
from ecom_client.domain.identity import Window
from ecom_client.domain.keys import new_key
from ecom_client.domain.mailbox import Audience, Folder, Recipient
from ecom_client.server.sample.people import Crowd
from ecom_client.server.sample.today import window_of

_QUESTIONS = (
    ("nanyuan", "wangfang", "可以今天在南门取吗？Can I fetch it today?", "可以，六点以后。Yes, after six."),
    ("nanyuan", "david", "Is the receipt still there?", None),
    ("books", "emma", "Are there pencil marks in it?", "几页有铅笔字。On a few pages."),
)
"""Whose newest product, who asks, what, and the answer if there is one."""

_TOPICS = (
    (
        "chen",
        "周六北门旧书集市，谁来？ Used books, Saturday, north gate",
        "上午九点到十二点，下雨改周日。\nNine to twelve; on Sunday if it rains.",
        (
            ("wangfang", Window.CUSTOMER, "我带一箱高数和英语。"),
            ("books", Window.VENDOR, "We bring two boxes, all at half price. 全部五折。"),
        ),
    ),
    (
        "emma",
        "How do you pack glass?",
        "My kettle arrived in pieces last time. What do you use?",
        (
            (
                "nanyuan",
                Window.VENDOR,
                "气泡膜两层，箱子里不能晃。Two layers, and nothing may move in the box.",
            ),
        ),
    ),
    ("david", "找自行车修理铺 A bicycle workshop near the gym?", "The chain came off. 体育馆附近有吗？", ()),
)
"""Who begins it, the title, the first words, and the replies."""


def make(root: Connection, address: Address, crowd: Crowd) -> None:
    """A few of each, some of them unanswered and unread, so that every page has something to do."""
    people = {
        login: Session(window_of(address, login, Window.CUSTOMER))
        for login in ("chen", "wangfang", "emma", "david")
    }
    sellers = {login: Session(window_of(address, login, Window.VENDOR)) for login in ("nanyuan", "books")}
    admin = Session(window_of(address, "admin", Window.ADMINISTRATOR))
    try:
        _ask_under_products(root, people, sellers, crowd)
        _write_on_the_board(people, sellers)
        _write_messages(people, sellers, crowd)
        asked = people["chen"].support.ask(
            new_key(), Window.CUSTOMER, "充值多久到账？ When is a top-up there?", "昨天转的，还没有。"
        )
        admin.support.answer(new_key(), asked, "工作日当天处理。On the same working day.")
        people["david"].support.ask(
            new_key(), Window.CUSTOMER, "Can I change my login name?", "I mistyped it when I registered."
        )
        admin.mailbox.broadcast(
            new_key(),
            Audience.EVERYBODY,
            "周日凌晨维护 Maintenance on Sunday",
            "周日 2:00–3:00 暂停服务。\nThe marketplace rests on Sunday from two to three in the morning.",
        )
    finally:
        for session in (*people.values(), *sellers.values(), admin):
            session.close()


def _ask_under_products(
    root: Connection, people: dict[str, Session], sellers: dict[str, Session], crowd: Crowd
) -> None:
    for vendor, asker, words, answer in _QUESTIONS:
        with root.cursor() as cursor:
            cursor.execute(
                "SELECT MAX(product_id) FROM ecom_data.listing WHERE vendor_id = %s",
                (crowd.by_login[vendor].profile_id,),
            )
            product = cursor.fetchone()[0]
        asked = people[asker].questions.ask(new_key(), product, words)
        if answer is not None:
            sellers[vendor].questions.answer(new_key(), asked, answer)


def _write_on_the_board(people: dict[str, Session], sellers: dict[str, Session]) -> None:
    for author, title, words, replies in _TOPICS:
        topic = people[author].community.begin(new_key(), Window.CUSTOMER, title, words)
        for login, window, reply in replies:
            session = people[login] if window is Window.CUSTOMER else sellers[login]
            session.community.reply(new_key(), window, topic, reply)


def _write_messages(people: dict[str, Session], sellers: dict[str, Session], crowd: Crowd) -> None:
    to_nanyuan = Recipient(vendor_id=crowd.by_login["nanyuan"].profile_id)
    to_books = Recipient(vendor_id=crowd.by_login["books"].profile_id)
    write = people["chen"].mailbox.send
    write(new_key(), Window.CUSTOMER, to_nanyuan, "团购台灯 Ten lamps", "我们宿舍要十盏，能便宜些吗？")
    write(new_key(), Window.CUSTOMER, to_books, "旧书集市 Saturday", "周六您来吗？Will you be there?")
    books: Any = sellers["books"]
    message = books.mailbox.source(Folder.INBOX).page(books, None, 0, 1)[0]
    books.mailbox.mark_read(message.id)
    answer = Recipient(reply_to_id=message.id)
    books.mailbox.send(
        new_key(), Window.VENDOR, answer, "Re: 旧书集市 Saturday", "来的，九点见。Yes, at nine."
    )
