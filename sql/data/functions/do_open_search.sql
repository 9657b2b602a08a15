-- The deed of open_search. Somebody else's is not found.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_open_search(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_wanted LONGTEXT;
    SELECT s.wanted INTO v_wanted FROM ecom_data.saved_search AS s WHERE s.id = p_id AND s.customer_id = p_customer FOR UPDATE;
    IF v_wanted IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    UPDATE ecom_data.saved_search AS s SET s.new_count = 0 WHERE s.id = p_id;
    RETURN JSON_OBJECT('id', p_id + 0, 'wanted', JSON_EXTRACT(v_wanted, '$'));
END
