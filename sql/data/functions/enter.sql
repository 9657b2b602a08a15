-- The first line of every door: sets the session back and finds who calls. The caller is USER() up to the last @
-- (CURRENT_USER() is the definer in here); user variables and roles are the caller's to set and prove nothing.
-- p_profile: 'customer', 'vendor' or 'administrator' (the profile must be held: its id comes back), 'member' (any
-- active account), 'opening' (also one whose owner has not sent a profile yet).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.enter(
    IN p_profile VARCHAR(16), OUT p_account BIGINT UNSIGNED, OUT p_profile_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_status VARCHAR(16);
    DECLARE v_reason VARCHAR(500);
    DECLARE v_vendor_status VARCHAR(16);
    DECLARE v_maintenance TINYINT;
    CALL ecom_data.set_session_back();
    SELECT
        a.id,
        a.status,
        a.status_reason,
        v.status,
        CASE p_profile WHEN 'customer' THEN c.id WHEN 'vendor' THEN v.id WHEN 'administrator' THEN m.id ELSE 0 END,
        s.maintenance
    INTO p_account, v_status, v_reason, v_vendor_status, p_profile_id, v_maintenance
    FROM ecom_data.account AS a
    INNER JOIN ecom_data.shop AS s ON s.id = 1
    LEFT JOIN ecom_data.customer AS c ON a.id = c.account_id
    LEFT JOIN ecom_data.vendor AS v ON a.id = v.account_id
    LEFT JOIN ecom_data.administrator AS m ON a.id = m.account_id
    WHERE a.mysql_user = SUBSTRING(USER(), 1, CHAR_LENGTH(USER()) - LOCATE('@', REVERSE(USER())));
    IF p_account IS NULL THEN
        CALL ecom_data.refuse('not_an_account', NULL);
    END IF;
    IF v_maintenance = 1 THEN
        CALL ecom_data.refuse('maintenance', NULL);
    END IF;
    IF v_status = 'half_open' AND p_profile <> 'opening' THEN
        CALL ecom_data.refuse('account_not_open_yet', NULL);
    END IF;
    IF v_status IN ('suspended', 'closed') THEN
        CALL ecom_data.refuse('account_suspended', v_reason);
    END IF;
    IF p_profile_id IS NULL THEN
        CALL ecom_data.refuse('profile_missing', p_profile);
    END IF;
    IF p_profile = 'vendor' AND v_vendor_status NOT IN ('active', 'unpaid') THEN
        CALL ecom_data.refuse('vendor_suspended', NULL);
    END IF;
END
