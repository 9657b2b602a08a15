-- What a window of the account that calls was told, the newest first: id, kind, detail (JSON), created_at, read_at. With
-- `p_after_id` those older than that one; at most 500 at once. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_notifications(
    IN p_profile VARCHAR(16), IN p_after_id BIGINT UNSIGNED, IN p_limit INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter(
        IF(p_profile IN ('customer', 'vendor', 'administrator'), p_profile, 'member'), v_account, v_profile
    );
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor', 'administrator') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SET p_limit = LEAST(COALESCE(p_limit, 50), 500);
    SELECT
        n.id,
        n.kind,
        n.detail,
        n.created_at,
        n.read_at
    FROM ecom_data.notification AS n
    WHERE
        n.account_id = v_account
        AND n.profile = p_profile
        AND n.id < COALESCE(p_after_id, 18446744073709551615)
    ORDER BY n.id DESC
    LIMIT p_limit;
END
