-- Keeps a conditional query by a name: a new one where `p_id` is NULL, otherwise the caller's own of that id as long as its version is
-- still `p_version`. `p_subject` is a module the caller may read; `p_shared` 1 shows it to everybody who may. Safe to repeat with
-- the same key. Answers {id, version}. For administrators.
-- Refusals: not_allowed (subject), not_found, changed_meanwhile, list_full, choice_unknown (query), text_missing, text_too_long,
-- text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_query(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_subject TEXT, IN p_name TEXT, IN p_shared TINYINT,
    IN p_query LONGTEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_save_query(v_account, p_key, p_id, p_version, p_subject, p_name, p_shared, p_query) INTO v_answer;
    SELECT v_answer AS answer;
END
