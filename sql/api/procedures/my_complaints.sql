-- The complaints that concern a window (`p_profile`) of the account that calls, made by it or about it, the newest word first: a
-- private list, sorted by `last_at`, descending only. Filters: p_side ('complainant', 'accused'), p_status (states joined by commas).
-- Refusals: choice_unknown (profile, sort).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_complaints(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_profile VARCHAR(16), IN p_side VARCHAR(16), IN p_status VARCHAR(200)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_after DATETIME(6);
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'last_at' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '9999-12-31 23:59:59.999999', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        c.id,
        c.number,
        c.kind,
        c.status,
        p.side,
        CASE
            WHEN p.side = 'complainant' THEN c.accused_name
            WHEN c.order_id IS NULL THEN CONCAT(LEFT(c.complainant_name, 1), '**')
            ELSE c.complainant_name
        END AS other_name,
        c.order_id,
        c.order_number,
        c.product_id,
        c.product_name,
        c.severity,
        IF(p.side = 'accused', c.deduction, 0) AS deduction,
        IF(p.side = 'accused', c.fine, 0) AS fine,
        p.unread,
        c.filed_at,
        c.decided_at,
        c.appealed_at,
        p.last_at,
        ecom_data.may_appeal(p.side, c.status, c.decided_at, c.appealed_at) AS may_appeal
    FROM ecom_data.complaint_party AS p
    INNER JOIN ecom_data.complaint AS c ON p.complaint_id = c.id
    WHERE
        p.account_id = v_account
        AND p.profile = p_profile
        AND p.last_at <= v_after
        AND (p.last_at < v_after OR p.complaint_id < p_after_id)
        AND (p_side IS NULL OR p.side = p_side)
        AND (p_status IS NULL OR FIND_IN_SET(c.status, p_status) > 0)
    ORDER BY p.last_at DESC, p.complaint_id DESC
    LIMIT p_limit OFFSET p_skip;
END
