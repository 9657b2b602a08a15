-- The vendor types the code the customer gave at the meeting, which confirms the delivery: confirmed or shipped → received.
-- Held money goes to the vendor. Answers {id, number, status, version}. For vendors.
-- Refusals: not_found, wrong_state, code_wrong (also for orders not handed over in person), too_many_tries (five wrong codes
-- within ten minutes: the code has 30 bits, and the vendor must not find it by trying).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.confirm_handover(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_code VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_confirm_handover(v_account, v_vendor, p_key, p_id, p_code) INTO v_answer;
    IF JSON_EXTRACT(v_answer, '$.refused') IS NOT NULL THEN
        CALL ecom_data.refuse('code_wrong', 'code');
    END IF;
    SELECT v_answer AS answer;
END
