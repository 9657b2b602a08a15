"""Random people do random things on a real server, and the books hold after each of them; a mistake in a rule is seen.

`ECOM_INVARIANT_STEPS=50000` plays longer, each time another game; a failure prints the steps that led to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from ecom_client.config.paths import bundled
from ecom_client.server.engines import SMALL, Engine
from ecom_client.server.install import engine_of
from ecom_client.server.private_server import PrivateServer
from ecom_client.server.schema import Schema, SqlFile
from tests.fixtures.market import Crowd, Market
from tests.fixtures.people import InstalledShop, People

STEPS = int(os.environ.get("ECOM_INVARIANT_STEPS", "3000"))
_IN_A_GAME = 50
_TOLD = 30
"""How many of the last steps a failure tells."""
_EVERY = 10
"""The rules are looked at after so many actions, and at the end."""

anybody = st.integers(0, 11)
anything = st.integers(0, 200)
amounts = st.decimals(Decimal("0.01"), Decimal(400), places=2)
again = st.integers(0, 9).map(lambda number: number == 0)
small_amounts = st.decimals(Decimal("0.01"), Decimal(30), places=2)
one_line = st.tuples(anybody, st.integers(1, 4))
payments = st.sampled_from(["wallet", "wallet", "bank_transfer", "cash_on_delivery"])
sides = st.sampled_from(["customer", "vendor"])
severities = st.sampled_from(["minor", "serious", "grave"])
answers = st.sampled_from(["accept", "accept", "refuse", "counter", "withdraw"])


@dataclass
class Log:
    """What was done, and what is broken since the last of it."""

    steps: list[str] = field(default_factory=list)
    broken: str = ""


STEPS_OF = {
    "ask_top_up": (3, st.tuples(anybody, amounts, again)),
    "ask_withdrawal": (1, st.tuples(anybody, amounts, again)),
    "decide": (4, st.tuples(anything, st.sampled_from([True, True, True, False]), again)),
    "buy": (6, st.tuples(anybody, st.lists(one_line, min_size=1, max_size=3), payments, again)),
    "cancel": (2, st.tuples(anything, st.booleans(), again)),
    "confirm": (4, st.tuples(anything, again)),
    "mark_paid": (1, st.tuples(anything, again)),
    "ship": (4, st.tuples(anything, again)),
    "receive": (4, st.tuples(anything, again)),
    "restock": (2, st.tuples(anybody, st.integers(-2, 20), again)),
    "begin_bargain": (2, st.tuples(anybody, anybody, st.integers(1, 3), small_amounts, again)),
    "answer_bargain": (3, st.tuples(anything, sides, answers, small_amounts, again)),
    "publish": (2, st.tuples(anybody, st.sampled_from([7, 30, 90]), again)),
    "ask_back": (
        3,
        st.tuples(anybody, st.sampled_from(["return", "refund", "cancel"]), st.integers(1, 2), again),
    ),
    "answer_back": (3, st.tuples(anything, st.booleans(), st.booleans(), again)),
    "complain": (1, st.tuples(anything, st.booleans(), again)),
    "judge": (1, st.tuples(anything, st.booleans(), severities, st.booleans(), again)),
    "adjust_credit": (2, st.tuples(anybody, st.integers(-150, 150), again)),
    "charge": (1, st.tuples(anybody, small_amounts)),
    "move_goods": (5, st.tuples(anything, st.sampled_from(["on_sale", "on_sale", "off_shelf"]), again)),
    "change_plan": (1, st.tuples(anything, again)),
    "let_time_pass": (1, st.tuples(st.integers(1, 30))),
}
"""Method of Market → how often it is tried, and what is drawn for it."""

steps = st.sampled_from([name for name, (weight, _) in STEPS_OF.items() for _ in range(weight)]).flatmap(
    lambda name: st.tuples(st.just(name), STEPS_OF[name][1])
)


class Game(RuleBasedStateMachine):
    """Draws what is done by whom; the market does it. One rule: of several, hypothesis leaves some out of a game."""

    market: Market
    log: Log

    @rule(step=steps)
    def go_on(self, step: tuple[str, tuple[object, ...]]) -> None:
        name, drawn = step
        self.does(getattr(self.market, name), *drawn)

    def does(self, action: Callable[..., None], *numbers: object) -> None:
        """One action. What is broken ends the game: it cannot be played again, because nothing is undone."""
        if self.log.broken:
            return
        self.log.steps.append(f"{action.__name__}{numbers}")
        try:
            action(*numbers)
            if len(self.log.steps) % _EVERY == 0:
                self.log.broken = "\n".join(self.market.findings())
        except Exception as error:
            self.log.broken = f"{type(error).__name__}: {error}"


def play(market: Market, steps: int, *, always_the_same: bool = True) -> None:
    """Play about so many steps in games on one market that goes on. AssertionError when a rule is broken."""
    log = Log()
    game = type("Game", (Game,), {"market": market, "log": log})
    run_state_machine_as_test(
        game,
        settings=settings(
            max_examples=max(1, steps // _IN_A_GAME),
            stateful_step_count=_IN_A_GAME,
            phases=(Phase.generate,),  # what was done cannot be undone, so nothing is tried again smaller
            deadline=None,
            database=None,
            derandomize=always_the_same,
            suppress_health_check=list(HealthCheck),
        ),
    )
    log.broken = log.broken or "\n".join(market.findings())
    if log.broken:
        raise AssertionError("\n".join((log.broken, "after:", *log.steps[-_TOLD:])))


@pytest.fixture(scope="module")
def server(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateServer]:
    """A server of its own, as routines are replaced by wrong ones."""
    private = PrivateServer(engine, tmp_path_factory.mktemp("invariants"), tuning=SMALL)
    private.start()
    yield private
    private.stop()


@pytest.fixture(scope="module")
def shop(server: PrivateServer) -> InstalledShop:
    """The shop on it. Its clock goes only forward, and the scheduled work is done when the game says so."""
    made = InstalledShop(server)
    made.execute("ALTER EVENT ecom_data.tick_event DISABLE")
    made.execute("UPDATE ecom_data.setting SET value = 'yes' WHERE name = 'fees_are_on'")
    made.execute("UPDATE ecom_data.setting SET value = '0' WHERE name = 'credit_floor'")
    return made


@pytest.fixture(scope="module")
def crowd(shop: InstalledShop) -> Iterator[Crowd]:
    """The people all games are played with."""
    people = People(shop)
    yield Crowd(people)
    people.close()


def test_the_books_hold_whatever_people_do(shop: InstalledShop, crowd: Crowd) -> None:
    market = Market(shop, crowd)
    play(market, STEPS, always_the_same="ECOM_INVARIANT_STEPS" not in os.environ)
    print(market.outcomes.most_common())
    assert market.steps > STEPS // 4
    done = {name for name in market.outcomes if ":" not in name}
    assert {
        *("place_orders", "cancel_order", "cancel_order_as_vendor", "confirm_order", "ship_order"),
        *("confirm_delivery", "restock", "ask_top_up", "ask_withdrawal", "decide_wallet_request"),
        *("begin_bargain", "answer_bargain", "charge", "tick", "publish_product", "ask_return"),
        *("answer_order_request", "file_complaint", "decide_complaint", "adjust_credit"),
        *("set_product_status", "change_plan"),
    } <= done, "an action that is always refused proves nothing"


BUGS = {
    "the ledger sums to zero": (
        "book_movement",
        "(p_transaction, p_to, p_amount,",
        "(p_transaction, p_to, p_amount + 1,",
    ),
    "balances are what their entries come to": (
        "book_movement",
        "SET w.balance = w.balance + p_amount",
        "SET w.balance = w.balance + p_amount + 0.01",
    ),
    "no wallet is below zero": ("book_movement", " AND w.balance >= p_amount;", ";"),
    "escrow is what open orders were paid with": (
        "make_order",
        "ecom_data.shop_wallet('escrow'), v_total,",
        "ecom_data.shop_wallet('escrow'), v_total / 2,",
    ),
    "what is payable is what withdrawals set aside": (
        "do_decide_wallet_request",
        "'withdrawal', v_payable, v_bank, v_amount",
        "'withdrawal', v_payable, v_bank, v_amount / 2",
    ),
    "debts are paid by the ledger alone": (
        "pay_debts",
        "d.paid = d.paid + v_pays",
        "d.paid = d.paid + v_pays / 2",
    ),
    "stock is stocked less placed plus cancelled": (
        "give_stock_back",
        "s.quantity + v_quantity WHERE",
        "s.quantity + v_quantity + 1 WHERE",
    ),
    "credit is within bounds": (
        "write_credit_change",
        "SET v_after = GREATEST(0, LEAST(200, v_before + p_change));",
        "SET v_after = v_before + p_change;",
    ),
    "no shelf is fuller than its plan": (
        "check_publishing",
        "IF ecom_data.shelf_taken(v_vendor) >= v_slots THEN",
        "IF ecom_data.shelf_taken(v_vendor) > v_slots THEN",
    ),
    "orders are counted by state": (
        "move_order",
        "VALUES (v_from, p_to);",
        "VALUES (NULL, p_to);",
    ),
    "each key worked once": ("key_begin", "    RETURN v_answer;\nEND", "    RETURN NULL;\nEND"),
}
"""Rule → a routine, what stands in it, and the mistake put in its place."""


SEEN = {
    "the ledger sums to zero": "not to zero",
    "balances are what their entries come to": "its entries come to",
    "no wallet is below zero": "wallet_balance|is at -",
    "escrow is what open orders were paid with": "escrow holds",
    "what is payable is what withdrawals set aside": "is set aside|count as paid",
    "debts are paid by the ledger alone": "count as paid|debt_",
    "stock is stocked less placed plus cancelled": "in stock, it should be",
    "credit is within bounds": "credit",
    "no shelf is fuller than its plan": "on a shelf of",
    "orders are counted by state": "are counted as",
    "each key worked once": "with the same key|rows of|Duplicate",
}
"""What is said when the rule is broken. A constraint of the table may say it first."""


@pytest.mark.parametrize("broken", BUGS)
def test_a_mistake_in_a_routine_breaks_a_rule(shop: InstalledShop, crowd: Crowd, broken: str) -> None:
    routine, right, wrong = BUGS[broken]
    schema = Schema(bundled("sql"), engine_of(shop.root))
    file = next(one for one in schema.files() if one.path.stem == routine)
    assert file.body.count(right) == 1, f"{routine} changed: say where to put the mistake"
    market = Market(shop, crowd)
    try:
        _replace(shop, file, file.body.replace(right, wrong))
        with pytest.raises(AssertionError, match=SEEN[broken]):
            play(market, 1000)
    finally:
        _replace(shop, file, file.body)


def _replace(shop: InstalledShop, file: SqlFile, text: str) -> None:
    assert file.creates is not None
    kind, schema, name = file.creates
    shop.execute(f"USE {schema}")
    shop.execute(f"DROP {kind} {schema}.{name}")
    shop.execute(text.removesuffix(";"))
