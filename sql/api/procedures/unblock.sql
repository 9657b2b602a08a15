-- Takes messages from somebody again. Answers {}; for somebody who was not blocked too.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.unblock(IN p_blocked_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_unblock(v_account, p_blocked_id) INTO v_answer;
    SELECT v_answer AS answer;
END
