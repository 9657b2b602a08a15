-- Ends the trial period (p_on 1) or begins one (0); p_seen is what the administrator saw. The same as the setting `fees_are_on`. For
-- administrators with full privilege on finance. Answers {on}.
-- Refusals: key_missing, key_used_for_something_else, choice_unknown, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.switch_fees(IN p_key VARCHAR(64), IN p_seen TINYINT, IN p_on TINYINT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_switch_fees(v_account, p_key, p_seen, p_on) INTO v_answer;
    SELECT v_answer AS answer;
END
