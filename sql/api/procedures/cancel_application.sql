-- Takes back an application of the vendor who calls that nobody has decided yet. Answers {id}.
-- Refusals: key_missing, key_used_for_something_else, not_found, request_is_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.cancel_application(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_cancel_application(v_account, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
