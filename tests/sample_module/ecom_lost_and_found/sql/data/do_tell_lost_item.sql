-- The deed of tell_lost_item.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_tell_lost_item(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_what TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'tell_lost_item', p_what);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('what', p_what, 1, 200, 0);
    INSERT INTO ecom_data.lost_item (customer_id, what, told_at) VALUES (p_customer, TRIM(p_what), ecom_data.utc_now());
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', LAST_INSERT_ID() + 0));
END
