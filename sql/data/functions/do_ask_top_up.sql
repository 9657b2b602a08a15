-- The deed of ask_top_up.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_top_up(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_amount DECIMAL(20, 6), p_bank_reference TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_top_up', JSON_ARRAY(p_amount, p_bank_reference));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    RETURN ecom_data.key_end(
        p_account, p_key, ecom_data.make_wallet_request(p_account, 'top_up', p_amount, p_bank_reference)
    );
END
