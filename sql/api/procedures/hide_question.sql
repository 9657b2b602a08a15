-- Takes a question with its answer out of what everybody reads, with a reason. Answers {version}. For administrators with full privilege
-- on questions. Refusals: not_found, changed_meanwhile, text_missing, text_too_long, text_unprintable (reason).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.hide_question(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_hide_question(v_account, p_key, p_id, p_version, 1, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
