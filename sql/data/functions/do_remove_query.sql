-- The deed of remove_query. Somebody else's is not found.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_query(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_id BIGINT UNSIGNED;
    SELECT q.id INTO v_id
    FROM ecom_data.saved_query AS q
    WHERE q.id = p_id AND q.account_id = p_account
    FOR UPDATE;
    IF v_id IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    DELETE FROM ecom_data.saved_query WHERE id = v_id;
    RETURN JSON_OBJECT();
END
