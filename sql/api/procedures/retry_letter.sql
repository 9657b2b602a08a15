-- Lets a letter that was given up wait again, from its first try; `ecom-server mail` sends it. Answers {id}. For administrators with
-- write privilege on mail. Refusals: not_found, letter_state, letter_outdated.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.retry_letter(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_retry_letter(v_account, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
