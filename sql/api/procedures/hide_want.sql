-- Hides a want with a reason its owner reads (p_hidden 1), or shows it again (0). Answers {id, version, status}. Refusals:
-- not_found, changed_meanwhile, choice_unknown, text_missing, text_too_long, text_unprintable. For administrators with full
-- privilege on wants.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.hide_want(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_hidden TINYINT, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_hide_want(v_account, p_key, p_id, p_version, p_hidden, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
