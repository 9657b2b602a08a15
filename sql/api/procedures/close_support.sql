-- Closes a conversation; it opens again when the account writes. Answers {version}. For administrators who may write support.
-- Refusals: not_found, changed_meanwhile, request_is_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.close_support(
    IN p_key VARCHAR(64), IN p_conversation_id BIGINT UNSIGNED, IN p_version INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_close_support(v_account, p_key, p_conversation_id, p_version) INTO v_answer;
    SELECT v_answer AS answer;
END
