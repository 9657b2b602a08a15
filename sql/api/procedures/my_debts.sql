-- What the account that calls owes, and what others owe it (`is_mine` 0): a private list, sorted by `id`, which is the order the debts were
-- made in. Filters: p_side mine or others, p_open (1: not paid yet; 0: the others), each NULL for none. `other_name` is empty where the shop
-- is the other side. Amounts are yuan. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_debts(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_side VARCHAR(16), IN p_open TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_wallet BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    CALL ecom_data.check_choice('sort', p_sort, 'id');
    IF COALESCE(p_side, 'mine') NOT IN ('mine', 'others') THEN
        CALL ecom_data.refuse('choice_unknown', 'side');
    END IF;
    SET v_wallet = ecom_data.person_wallet(v_account, 'cash');
    IF p_descending = 1 THEN
        SELECT
            d.id,
            d.kind,
            d.amount,
            d.paid,
            d.amount - d.paid AS left_to_pay,
            d.account_id = v_account AS is_mine,
            IF(
                d.account_id = v_account,
                COALESCE(
                    (
                        SELECT c.name
                        FROM ecom_data.wallet AS w
                        INNER JOIN ecom_data.customer AS c ON w.account_id = c.account_id
                        WHERE w.id = d.to_wallet_id
                    ),
                    ''
                ),
                COALESCE((SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = d.account_id), '')
            ) AS other_name,
            d.order_id,
            o.number AS order_number,
            d.note,
            d.made_at,
            d.settled_at
        FROM ecom_data.debt AS d
        LEFT JOIN ecom_data.orders AS o ON d.order_id = o.id
        WHERE
            CASE p_side
                WHEN 'mine' THEN d.account_id = v_account
                WHEN 'others' THEN d.to_wallet_id = v_wallet
                ELSE d.account_id = v_account OR d.to_wallet_id = v_wallet
            END
            AND (p_open IS NULL OR (p_open <> 0) = (d.settled_at IS NULL))
            AND d.id < COALESCE(p_after_id, 18446744073709551615)
        ORDER BY d.id DESC
        LIMIT p_limit OFFSET p_skip;
    ELSE
        SELECT
            d.id,
            d.kind,
            d.amount,
            d.paid,
            d.amount - d.paid AS left_to_pay,
            d.account_id = v_account AS is_mine,
            IF(
                d.account_id = v_account,
                COALESCE(
                    (
                        SELECT c.name
                        FROM ecom_data.wallet AS w
                        INNER JOIN ecom_data.customer AS c ON w.account_id = c.account_id
                        WHERE w.id = d.to_wallet_id
                    ),
                    ''
                ),
                COALESCE((SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = d.account_id), '')
            ) AS other_name,
            d.order_id,
            o.number AS order_number,
            d.note,
            d.made_at,
            d.settled_at
        FROM ecom_data.debt AS d
        LEFT JOIN ecom_data.orders AS o ON d.order_id = o.id
        WHERE
            CASE p_side
                WHEN 'mine' THEN d.account_id = v_account
                WHEN 'others' THEN d.to_wallet_id = v_wallet
                ELSE d.account_id = v_account OR d.to_wallet_id = v_wallet
            END
            AND (p_open IS NULL OR (p_open <> 0) = (d.settled_at IS NULL))
            AND d.id > COALESCE(p_after_id, 0)
        ORDER BY d.id ASC
        LIMIT p_limit OFFSET p_skip;
    END IF;
END
