-- Gives a conversation to an administrator who may answer (by login name), or to nobody (NULL). Answers {version}. For administrators
-- who may write support. Refusals: not_found, changed_meanwhile, recipient_unknown (login_name), text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.assign_support(
    IN p_key VARCHAR(64), IN p_conversation_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_login_name TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_assign_support(v_account, p_key, p_conversation_id, p_version, p_login_name) INTO v_answer;
    SELECT v_answer AS answer;
END
