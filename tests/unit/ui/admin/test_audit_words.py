"""Whatever a deed writes to the audit log has words: its own name, its subject, the names of its values, codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ecom_client.data.views.administration import AUDITED_ACTIONS, AUDITED_SUBJECTS
from ecom_client.ui.admin.audit_words import action_word, actions, in_a_line, names, subjects, values
from ecom_client.ui.common.text import set_language

SQL = Path(__file__).resolve().parents[4] / "sql"
LITERAL = re.compile(r"'([^']*)'")


class Written(NamedTuple):
    """One call of the procedure that writes the log."""

    file: str
    actions: frozenset[str]
    subject: str
    names: frozenset[str]


def _arguments(text: str, start: int) -> tuple[list[str], str]:
    """The arguments of the call that opens before `start`, and all of it."""
    depth, at, begins, found = 1, start, start, []
    while depth:
        sign = text[at]
        if sign == "'":
            at = text.index("'", at + 1)
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "," and depth == 1:
            found.append(text[begins:at].strip())
            begins = at + 1
        at += 1
    return [*found, text[begins : at - 1].strip()], text[start : at - 1]


def _names_in(text: str) -> Iterator[str]:
    """The keys of every JSON_OBJECT and JSON_SET of a text."""
    for call in re.finditer(r"\bJSON_OBJECT\(", text):
        arguments, _whole = _arguments(text, call.end())
        yield from (LITERAL.fullmatch(one)[1] for one in arguments[::2])  # type: ignore[index]
    yield from re.findall(r"'\$\.(\w+)'", text)


def written() -> list[Written]:
    """Every call in the SQL sources that writes down what was done."""
    calls = []
    for path in sorted(SQL.rglob("*.sql")):
        text = path.read_text("utf-8")
        for call in re.finditer(r"CALL ecom_data\.audit\(", text):
            arguments, whole = _arguments(text, call.end())
            _who, action, subject, _id, old, new = arguments
            kept = set(_names_in(whole))
            if {old, new} & {
                "v_old",
                "v_new",
            }:  # put together before the call, there or by what the deed calls
                changed = re.findall(r"ecom_data\.(change_\w+)\(p_caller", text)
                sources = [text, *(next(SQL.rglob(f"{one}.sql")).read_text("utf-8") for one in changed)]
                for source in sources:
                    for one in re.finditer(r"SET v_(?:old|new) = JSON_SET\(", source):
                        kept |= set(_names_in(_arguments(source, one.end())[1]))
                if "JSON_SET" not in text and len(sources) == 1:
                    kept |= set(_names_in(text[text.index("BEGIN") : call.start()]))
            calls.append(
                Written(
                    path.name,
                    frozenset(LITERAL.findall(action)),
                    LITERAL.findall(subject)[0],
                    frozenset(kept),
                )
            )
    return calls


CALLS = written()


@pytest.fixture
def chinese() -> Iterator[None]:
    set_language("zh_CN")
    yield
    set_language("en")


def test_the_sources_are_read() -> None:
    assert len(CALLS) > 40
    assert {"hide_want", "show_want", "send_broadcast", "edit_product"} <= set().union(
        *(c.actions for c in CALLS)
    )
    assert {"special_price", "monthly_price", "recipient"} <= set().union(*(call.names for call in CALLS))
    assert all(call.actions for call in CALLS)


def test_every_deed_that_is_written_down_has_words_and_no_words_are_left_over() -> None:
    assert set().union(*(call.actions for call in CALLS)) == set(actions())
    assert {call.subject for call in CALLS} == set(subjects())
    assert tuple(sorted(actions())) == AUDITED_ACTIONS, "and conditions know them"
    assert tuple(sorted(subjects())) == AUDITED_SUBJECTS


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.file)
def test_every_value_that_is_kept_has_a_name(call: Written) -> None:
    assert call.names - set(names()) == set()


@pytest.mark.usefixtures("chinese")
def test_they_are_said_in_chinese() -> None:
    for known in (actions(), subjects(), names()):
        assert [word for word in known.values() if word.isascii()] == []


@pytest.mark.parametrize(
    ("subject", "kept", "words"),
    [
        ("account", {"status": "suspended", "reason": "Spam"}, "State: Suspended, Reason: Spam"),
        ("product", {"status": "off_shelf"}, "State: Off the shelf"),
        ("application", {"status": "approved", "reason": ""}, "State: Approved"),
        (
            "wallet_request",
            {"status": "confirmed", "kind": "top_up", "amount": "5.00"},
            "State: Confirmed, Kind: Top-up, Amount: ¥5.00",
        ),
        ("wallet_request", {"last4": "0128"}, "Last four digits: •••• 0128"),
        (
            "complaint",
            {"status": "upheld", "severity": "grave", "fine": "20.00"},
            "State: Upheld, Severity: Grave, Fine: ¥20.00",
        ),
        (
            "letter",
            {"status": "waiting", "kind": "email_changed"},
            "State: Waiting, Kind: Another e-mail address",
        ),
        ("want", {"status": "hidden"}, "State: Hidden"),
        (
            "student_badge",
            {"status": "granted", "ends_on": "2027-07-01"},
            "State: Granted, Good until: 7/1/2027",
        ),
        ("support_conversation", {"status": "closed"}, "State: Closed"),
        ("support_conversation", {"assigned_to": 7, "assigned_to_name": "clerk"}, "Taken on by: clerk"),
        ("support_conversation", {"assigned_to": 7}, "Number of the account: 7"),
        ("vendor", {"responsible_administrator_id": None, "responsible_administrator": None}, ""),
        ("vendor", {"contact_is_published": 0, "status": "active"}, "Number is public: No, State: Active"),
        (
            "group",
            {"module": "customer.cart", "privilege": "read"},
            "Module: Cart and checkout, Privilege: Read",
        ),
        ("group", {"module": "complaints", "privilege": "full"}, "Module: Complaints, Privilege: Full"),
        ("group", {"name": "Clerks", "note": "", "role": "vendor"}, "Name: Clerks, Group of: Vendors"),
        ("setting", {"name": "fees_are_on", "value": "yes"}, "Name: Fees are charged, Value: Yes"),
        ("broadcast", {"audience": "vendor", "title": "Hello"}, "To: All vendors, Title: Hello"),
        ("review", {"hidden": True}, "Hidden: Yes"),
        ("review", {"hidden": 0}, "Hidden: No"),
        (
            "product",
            {"item_condition": "like_new", "category_id": 3, "category": "Books"},
            "Condition: Like new, Category: Books",
        ),
        ("membership", {"month": "2026-11-01", "paid": 2}, "Month: November 2026, Shops that paid: 2"),
        ("lost_thing", {"found_at": "North gate", "status": "new"}, "Found at: North gate, State: new"),
        ("product", {"status": "a state of a later version"}, "State: a state of a later version"),
    ],
)
def test_values_are_read_as_people_say_them(subject: str, kept: dict[str, object], words: str) -> None:
    assert in_a_line(subject, json.dumps(kept)) == words


def test_what_is_not_kept_says_nothing_and_what_is_unknown_is_shown_as_it_is() -> None:
    assert values("account", None) == []
    assert values("account", '["a", "b"]') == [("", "['a', 'b']")]
    assert action_word("mark_found_thing") == "Mark found thing"
