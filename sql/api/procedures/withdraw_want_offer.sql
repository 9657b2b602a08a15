-- Takes an own offer on a want back while it is not answered. Answers {id, status}. Refusals: not_found, offer_closed. For
-- vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.withdraw_want_offer(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_withdraw_want_offer(v_account, v_vendor, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
