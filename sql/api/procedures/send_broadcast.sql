-- Puts a message into the mailboxes of all customers, all vendors, or everybody (`p_audience`). Answers {id}. For administrators with
-- full privilege on broadcast. Refusals: choice_unknown (audience), text_missing, text_too_long, text_unprintable (title, content).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.send_broadcast(
    IN p_key VARCHAR(64), IN p_audience VARCHAR(16), IN p_title TEXT, IN p_content TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_send_broadcast(v_account, p_key, p_audience, p_title, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
