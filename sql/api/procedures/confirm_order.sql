-- The vendor accepts an order: placed → confirmed. Answers {id, number, status, version}. For vendors.
-- Refusals: not_found, wrong_state (detail: the state it is in).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.confirm_order(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_confirm_order(v_account, v_vendor, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
