-- Charges every shop that was not charged this month yet, at most 500 a call; the tick does the same by itself. For administrators with
-- full privilege on finance. Answers {paid, unpaid}: how many shops.
-- Refusals: key_missing, key_used_for_something_else, fees_are_off.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.charge_memberships(IN p_key VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_charge_memberships(v_account, p_key) INTO v_answer;
    SELECT v_answer AS answer;
END
