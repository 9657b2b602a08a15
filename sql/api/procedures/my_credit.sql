-- How the credit score of the account that calls came about: a private list, sorted by `id`, descending only. `number` is that of the
-- order or complaint that is the reason. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_credit(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'id' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SELECT
        c.id,
        c.score_change,
        c.score_after,
        c.why,
        c.subject_id,
        CASE
            WHEN c.why = 'order_completed' THEN (SELECT o.number FROM ecom_data.orders AS o WHERE o.id = c.subject_id)
            WHEN c.why IN ('complaint_upheld', 'appeal_decided')
                THEN (SELECT k.number FROM ecom_data.complaint AS k WHERE k.id = c.subject_id)
        END AS number,
        c.note,
        c.happened_at
    FROM ecom_data.credit_change AS c
    WHERE c.account_id = v_account AND c.id < COALESCE(p_after_id, 18446744073709551615)
    ORDER BY c.id DESC
    LIMIT p_limit OFFSET p_skip;
END
