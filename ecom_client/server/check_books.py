"""The checks of money, stock and figures: what is kept equals what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecom_client.server.check import Server

_SHOP_WALLETS = {"bank", "escrow", "payable", "income", "promotion"}
_OPEN = "('placed', 'confirmed', 'shipped')"


def ledger(server: Server) -> Sequence[str]:
    """Every movement's entries sum to zero, and so does the whole ledger."""
    crooked = server.rows(
        "SELECT transaction_id, SUM(amount) AS total FROM ecom_data.ledger_entry"
        " GROUP BY transaction_id HAVING SUM(amount) <> 0"
    )
    empty = server.rows(
        "SELECT t.id FROM ecom_data.ledger_transaction AS t"
        " LEFT JOIN ecom_data.ledger_entry AS e ON t.id = e.transaction_id WHERE e.id IS NULL"
    )
    total = server.value("SELECT COALESCE(SUM(amount), 0) FROM ecom_data.ledger_entry")
    found = [f"transaction {row['transaction_id']} sums to {row['total']}, not to zero" for row in crooked]
    found += [f"transaction {row['id']} moves nothing" for row in empty]
    if total:
        found.append(f"all entries together sum to {total}, not to zero")
    return found


def balances(server: Server) -> Sequence[str]:
    """A person's balance is the sum of the wallet's entries; the shop has one wallet of each of its kinds."""
    wrong = server.rows(
        "SELECT w.id, w.account_id, w.kind, w.balance, COALESCE(e.total, 0) AS total FROM ecom_data.wallet AS w"
        " LEFT JOIN (SELECT wallet_id, SUM(amount) AS total FROM ecom_data.ledger_entry GROUP BY wallet_id) AS e"
        " ON w.id = e.wallet_id WHERE w.account_id IS NOT NULL AND w.balance <> COALESCE(e.total, 0)"
    )
    kinds = server.rows(
        "SELECT kind, COUNT(*) AS wallets FROM ecom_data.wallet WHERE account_id IS NULL GROUP BY kind"
    )
    found = [
        f"wallet {row['id']} ({row['kind']} of account {row['account_id']}) holds {row['balance']}, "
        f"its entries come to {row['total']}"
        for row in wrong
    ]
    counted = {row["kind"]: row["wallets"] for row in kinds}
    return found + [
        f"the shop has {number} wallets of the kind {kind}, not one"
        for kind in sorted(_SHOP_WALLETS | counted.keys())
        if (number := counted.get(kind, 0)) != 1
    ]


def escrow(server: Server) -> Sequence[str]:
    """Escrow holds exactly what open orders were paid with by wallet, order by order."""
    held = (
        "SELECT t.order_id, SUM(e.amount) AS amount FROM ecom_data.ledger_entry AS e"
        " INNER JOIN ecom_data.wallet AS w ON e.wallet_id = w.id AND w.kind = 'escrow'"
        " INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id GROUP BY t.order_id"
    )
    due = f"IF(o.payment = 'wallet' AND o.status IN {_OPEN}, o.total - o.refunded, 0)"
    wrong = server.rows(
        f"SELECT o.number, o.status, {due} AS due, COALESCE(h.amount, 0) AS held FROM ecom_data.orders AS o"
        f" LEFT JOIN ({held}) AS h ON o.id = h.order_id WHERE COALESCE(h.amount, 0) <> {due}"
    )
    strays = server.rows(
        f"SELECT h.order_id, h.amount FROM ({held}) AS h LEFT JOIN ecom_data.orders AS o ON h.order_id = o.id"
        " WHERE o.id IS NULL AND h.amount <> 0"
    )
    found = [
        f"escrow holds {row['held']} for order {row['number']} ({row['status']}), it should hold {row['due']}"
        for row in wrong
    ]
    return found + [
        f"escrow holds {row['amount']} for the order id {row['order_id']}, which is no order"
        for row in strays
    ]


def withdrawals(server: Server) -> Sequence[str]:
    """What is payable is exactly what open withdrawals set aside, request by request."""
    set_aside = (
        "SELECT t.wallet_request_id AS request_id, SUM(e.amount) AS amount FROM ecom_data.ledger_entry AS e"
        " INNER JOIN ecom_data.wallet AS w ON e.wallet_id = w.id AND w.kind = 'payable'"
        " INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id GROUP BY t.wallet_request_id"
    )
    due = "IF(r.kind = 'withdrawal' AND r.status = 'requested', r.amount, 0)"
    wrong = server.rows(
        f"SELECT r.number, r.status, {due} AS due, COALESCE(s.amount, 0) AS held FROM ecom_data.wallet_request AS r"
        f" LEFT JOIN ({set_aside}) AS s ON r.id = s.request_id WHERE COALESCE(s.amount, 0) <> {due}"
    )
    strays = server.rows(
        f"SELECT s.amount FROM ({set_aside}) AS s LEFT JOIN ecom_data.wallet_request AS r ON s.request_id = r.id"
        " WHERE r.id IS NULL AND s.amount <> 0"
    )
    found = [
        f"{row['held']} is set aside for request {row['number']} ({row['status']}), it should be {row['due']}"
        for row in wrong
    ]
    return found + [f"{row['amount']} is set aside as payable for no request" for row in strays]


def debts(server: Server) -> Sequence[str]:
    """What is paid of a debt is exactly what the ledger says was paid for it, from debtor to creditor."""
    paid_in = (
        "SELECT t.debt_id, e.wallet_id, SUM(e.amount) AS amount FROM ecom_data.ledger_transaction AS t"
        " INNER JOIN ecom_data.ledger_entry AS e ON t.id = e.transaction_id AND e.amount > 0"
        " WHERE t.debt_id IS NOT NULL GROUP BY t.debt_id, e.wallet_id"
    )
    wrong = server.rows(
        "SELECT d.id, d.account_id, d.paid, COALESCE(p.amount, 0) AS amount FROM ecom_data.debt AS d"
        f" LEFT JOIN ({paid_in}) AS p ON d.id = p.debt_id AND d.to_wallet_id = p.wallet_id"
        " WHERE d.paid <> COALESCE(p.amount, 0)"
    )
    strays = server.rows(
        "SELECT t.id, t.debt_id FROM ecom_data.ledger_transaction AS t"
        " INNER JOIN ecom_data.ledger_entry AS e ON t.id = e.transaction_id"
        " INNER JOIN ecom_data.wallet AS w ON e.wallet_id = w.id"
        " LEFT JOIN ecom_data.debt AS d ON t.debt_id = d.id"
        " WHERE t.debt_id IS NOT NULL AND (d.id IS NULL OR (e.amount < 0 AND NOT w.account_id <=> d.account_id))"
    )
    found = [
        f"{row['paid']} of debt {row['id']} of account {row['account_id']} count as paid,"
        f" the ledger says {row['amount']}"
        for row in wrong
    ]
    return found + [
        f"transaction {row['id']} pays debt {row['debt_id']}, which is not the payer's" for row in strays
    ]


def memberships(server: Server) -> Sequence[str]:
    """A shop has a plan with room for its shelf, an individual seller none; a month that is paid was taken."""
    wrong = server.rows(
        "SELECT v.id, v.kind FROM ecom_data.vendor AS v"
        " LEFT JOIN ecom_data.membership AS m ON v.id = m.current_of"
        " WHERE v.status <> 'closed' AND (v.kind = 'shop') <> (m.id IS NOT NULL)"
    )
    unpaid = server.rows(
        "SELECT c.id, c.vendor_name, c.month, c.amount FROM ecom_data.membership_charge AS c"
        " WHERE c.status = 'paid' AND c.amount > 0 AND c.transaction_id IS NULL"
    )
    full = server.rows(
        "SELECT m.current_of AS id, p.slots, COUNT(*) AS taken FROM ecom_data.membership AS m"
        " INNER JOIN ecom_data.plan AS p ON m.plan_id = p.id"
        " INNER JOIN ecom_data.product AS g ON m.current_of = g.vendor_id AND g.status IN ('on_sale', 'reserved')"
        " GROUP BY m.current_of, p.slots HAVING COUNT(*) > p.slots"
    )
    found = [
        f"shop {row['id']} has no plan"
        if row["kind"] == "shop"
        else f"seller {row['id']} has a plan, but is no shop"
        for row in wrong
    ]
    found += [
        f"shop {row['id']} has {row['taken']} products on a shelf of {row['slots']} places" for row in full
    ]
    return found + [
        f"{row['amount']} of {row['vendor_name']} for {row['month']} count as paid, but were not taken"
        for row in unpaid
    ]


def returns(server: Server) -> Sequence[str]:
    """What counts as returned and paid back is exactly what vendors agreed to, order by order."""
    paid_back = (
        "SELECT r.order_id, SUM(r.amount) AS amount FROM ecom_data.order_request AS r"
        " INNER JOIN ecom_data.orders AS o ON r.order_id = o.id"
        " WHERE r.status = 'accepted' AND r.paid_back_at IS NOT NULL"
        " AND (r.kind <> 'cancel' OR (o.payment <> 'wallet' AND o.paid_at IS NOT NULL)) GROUP BY r.order_id"
    )
    wrong = server.rows(
        "SELECT o.number, o.refunded, COALESCE(p.amount, 0) AS amount FROM ecom_data.orders AS o"
        f" LEFT JOIN ({paid_back}) AS p ON o.id = p.order_id WHERE o.refunded <> COALESCE(p.amount, 0)"
    )
    accepted = (
        "SELECT i.order_item_id, SUM(i.quantity) AS quantity FROM ecom_data.order_request_item AS i"
        " INNER JOIN ecom_data.order_request AS r ON i.request_id = r.id WHERE r.status = 'accepted'"
        " GROUP BY i.order_item_id"
    )
    odd = server.rows(
        "SELECT i.id, i.returned_quantity, COALESCE(a.quantity, 0) AS quantity FROM ecom_data.order_item AS i"
        f" LEFT JOIN ({accepted}) AS a ON i.id = a.order_item_id WHERE i.returned_quantity <> COALESCE(a.quantity, 0)"
    )
    found = [
        f"{row['refunded']} of order {row['number']} count as paid back, agreed to are {row['amount']}"
        for row in wrong
    ]
    return found + [
        f"{row['returned_quantity']} of order item {row['id']} count as returned, agreed to are {row['quantity']}"
        for row in odd
    ]


def stock(server: Server) -> Sequence[str]:
    """Stock is what vendors put in, less what was ordered or is held for bargains, plus what came back."""
    due = "COALESCE(c.quantity, 0) - COALESCE(i.quantity, 0) - COALESCE(b.quantity, 0)"
    wrong = server.rows(
        f"SELECT p.id, s.quantity, {due} AS due FROM ecom_data.product AS p"
        " LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id"
        " LEFT JOIN (SELECT product_id, SUM(quantity) AS quantity FROM ecom_data.stock_change GROUP BY product_id) AS c"
        " ON p.id = c.product_id"
        " LEFT JOIN (SELECT product_id, SUM(IF(state = 'cancelled', 0, CAST(quantity AS SIGNED))"
        " - CAST(returned_quantity AS SIGNED)) AS quantity FROM ecom_data.order_item GROUP BY product_id) AS i"
        " ON p.id = i.product_id"
        " LEFT JOIN (SELECT product_id, SUM(quantity) AS quantity FROM ecom_data.bargain WHERE status = 'accepted'"
        " GROUP BY product_id) AS b ON p.id = b.product_id"
        f" WHERE s.quantity IS NULL OR s.quantity <> {due}"
    )
    return [
        f"product {row['id']} has no stock row"
        if row["quantity"] is None
        else f"product {row['id']} has {row['quantity']} in stock, it should be {row['due']}"
        for row in wrong
    ]


def order_states(server: Server) -> Sequence[str]:
    """The folded counts of orders by state, with the moves not folded yet, are the orders there are."""
    wrong = server.rows(
        "SELECT k.status, k.orders + COALESCE(n.moves, 0) AS counted, COALESCE(o.orders, 0) AS orders"
        " FROM ecom_data.order_state_count AS k"
        " LEFT JOIN (SELECT status, SUM(move) AS moves FROM ("
        "SELECT to_status AS status, 1 AS move FROM ecom_data.state_change"
        " UNION ALL SELECT from_status, -1 FROM ecom_data.state_change WHERE from_status IS NOT NULL"
        ") AS m GROUP BY status) AS n ON k.status = n.status"
        " LEFT JOIN (SELECT status, COUNT(*) AS orders FROM ecom_data.orders GROUP BY status) AS o"
        " ON k.status = o.status"
        " WHERE k.orders + COALESCE(n.moves, 0) <> COALESCE(o.orders, 0)"
    )
    return [
        f"{row['counted']} orders are counted as {row['status']}, there are {row['orders']}" for row in wrong
    ]
