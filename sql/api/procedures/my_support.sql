-- The conversations of the account that calls with the administrators, the newest word first: a private list, sorted by `last_at`,
-- descending only. `p_status` is a list of states joined by commas. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_support(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_status VARCHAR(64)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_after DATETIME(6);
    CALL ecom_data.enter('member', v_account, v_none);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    SET p_status = NULLIF(p_status, '');
    IF p_sort IS NULL OR p_sort <> 'last_at' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '9999-12-31 23:59:59.999999', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        s.id,
        s.number,
        s.subject,
        s.status,
        s.message_count,
        s.member_unread AS unread,
        s.last_words,
        s.opened_at,
        s.last_at
    FROM ecom_data.support_conversation AS s
    WHERE
        s.account_id = v_account
        AND s.last_at <= v_after
        AND (s.last_at < v_after OR s.id < p_after_id)
        AND (p_status IS NULL OR FIND_IN_SET(s.status, p_status) > 0)
    ORDER BY s.last_at DESC, s.id DESC
    LIMIT p_limit OFFSET p_skip;
END
