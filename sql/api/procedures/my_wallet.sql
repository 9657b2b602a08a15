-- The wallet of the account that calls, one row, in yuan: `balance`; `grant_balance` (pays listing fees only); `held` (paid
-- for own orders that are under way); `awaited` (paid by customers for orders to fulfil, comes on receipt);
-- `withdrawing` (set aside for open withdrawals); `owes` (what comes in pays this first); `owed` (others owe it to the account).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_wallet()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        COALESCE((SELECT w.balance FROM ecom_data.wallet AS w WHERE w.account_id = v_account AND w.kind = 'cash'), 0) AS balance,
        COALESCE((SELECT w.balance FROM ecom_data.wallet AS w WHERE w.account_id = v_account AND w.kind = 'grant'), 0)
            AS grant_balance,
        COALESCE((
            SELECT SUM(o.total - o.refunded)
            FROM ecom_data.customer AS c
            INNER JOIN ecom_data.orders AS o ON c.id = o.customer_id
            WHERE c.account_id = v_account AND o.payment = 'wallet' AND o.status IN ('placed', 'confirmed', 'shipped')
        ), 0) AS held,
        COALESCE((
            SELECT SUM(o.total - o.refunded)
            FROM ecom_data.vendor AS v
            INNER JOIN ecom_data.orders AS o ON v.id = o.vendor_id
            WHERE v.account_id = v_account AND o.payment = 'wallet' AND o.status IN ('placed', 'confirmed', 'shipped')
        ), 0) AS awaited,
        COALESCE((
            SELECT SUM(r.amount)
            FROM ecom_data.wallet_request AS r
            WHERE r.account_id = v_account AND r.kind = 'withdrawal' AND r.status = 'requested'
        ), 0) AS withdrawing,
        ecom_data.debt_of(v_account) AS owes,
        COALESCE((
            SELECT SUM(d.amount - d.paid)
            FROM ecom_data.wallet AS w
            INNER JOIN ecom_data.debt AS d ON w.id = d.to_wallet_id
            WHERE w.account_id = v_account AND d.settled_at IS NULL
        ), 0) AS owed;
END
