-- Makes a group (`p_group` NULL) of customers, vendors or administrators (`p_role`, NULL for these) or renames one. A new group of
-- customers or vendors may at first do what all of them may. For administrators with full privilege on permissions. Safe to
-- repeat with the same key. Answers {id, version, group}. Refusals: not_found, owners_stay, group_stays, changed_meanwhile, choice_unknown (role), name_taken, text_missing, text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_group(
    IN p_key VARCHAR(64), IN p_group BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_name TEXT, IN p_note TEXT,
    IN p_role VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_save_group(v_account, p_key, p_group, p_version, p_name, p_note, p_role) INTO v_answer;
    CALL ecom_data.apply_access_to(v_answer);
    SELECT v_answer AS answer;
END
