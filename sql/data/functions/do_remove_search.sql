-- The deed of remove_search. Somebody else's is not found.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_search(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_id BIGINT UNSIGNED;
    SELECT s.id INTO v_id FROM ecom_data.saved_search AS s WHERE s.id = p_id AND s.customer_id = p_customer FOR UPDATE;
    IF v_id IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    DELETE FROM ecom_data.watched_term WHERE kind = 'search' AND watch_id = v_id;
    DELETE FROM ecom_data.saved_search WHERE id = v_id;
    RETURN JSON_OBJECT();
END
