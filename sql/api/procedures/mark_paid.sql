-- The vendor has the money of a bank transfer: the order counts as paid. Its state stays; the history gets an event that
-- leads from the state to itself with the note `paid`. Answers {id, number, status, version}. For vendors.
-- Refusals: not_found, wrong_state (not a bank transfer, paid already, or cancelled).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mark_paid(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_mark_paid(v_account, v_vendor, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
