-- Makes a group (`p_group` NULL) or renames one. For administrators with full privilege on permissions. Safe to repeat with the same key.
-- Answers {id, version}. Refusals: not_found, owners_stay, changed_meanwhile, name_taken, text_missing, text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_group(
    IN p_key VARCHAR(64), IN p_group BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_name TEXT, IN p_note TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_save_group(v_account, p_key, p_group, p_version, p_name, p_note) INTO v_answer;
    SELECT v_answer AS answer;
END
