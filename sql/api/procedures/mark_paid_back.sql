-- The vendor has paid back what was accepted for an order that was not paid by wallet: noted in its history, the customer is told.
-- Answers {id, order_id, number, status, version}. For vendors. Refusals: not_found, request_is_closed (nothing is to be paid back).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mark_paid_back(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_mark_paid_back(v_account, v_vendor, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
