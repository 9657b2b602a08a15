-- Sets a setting within its bounds. For administrators with full privilege on settings. Safe to repeat with the same key.
-- Answers {version}. Refusals: not_found, changed_meanwhile, choice_unknown, number_out_of_range, amount_out_of_range,
-- email_invalid, text_missing, text_too_long, text_unprintable; the detail is `value`.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_setting(
    IN p_key VARCHAR(64), IN p_name VARCHAR(48), IN p_version INT UNSIGNED, IN p_value TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_save_setting(v_account, p_key, p_name, p_version, p_value) INTO v_answer;
    SELECT v_answer AS answer;
END
