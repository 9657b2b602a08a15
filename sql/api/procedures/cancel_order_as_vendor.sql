-- The vendor cancels an order not yet shipped, with a reason the customer reads: placed or confirmed → cancelled. Stock and
-- held money go back. Answers {id, number, status, version}. For vendors.
-- Refusals: not_found, wrong_state, text_missing, text_too_long, text_unprintable (reason).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.cancel_order_as_vendor(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_reason TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_cancel_order_as_vendor(v_account, v_vendor, p_key, p_id, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
