-- The deed of remove_post. Removing again changes nothing.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_post(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_found BIGINT UNSIGNED;
    SELECT p.id INTO v_found
    FROM ecom_data.community_post AS p
    WHERE p.id = p_id AND p.account_id = p_account
    FOR UPDATE;
    IF v_found IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    UPDATE ecom_data.community_post AS p
    SET p.removed_at = COALESCE(p.removed_at, ecom_data.utc_now()), p.version = p.version + 1
    WHERE p.id = p_id;
    CALL ecom_data.refresh_post(p_id);
    RETURN JSON_OBJECT();
END
