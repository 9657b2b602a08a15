-- The deed of report_message: the administrators get the message as it came, with who wrote it, and what its reader says of it.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_report_message(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_message BIGINT UNSIGNED, p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_sender BIGINT UNSIGNED;
    DECLARE v_sender_profile VARCHAR(16);
    DECLARE v_own_profile VARCHAR(16);
    DECLARE v_title VARCHAR(120);
    DECLARE v_content VARCHAR(4000);
    DECLARE v_sent_at DATETIME(6);
    DECLARE v_login_name VARCHAR(32);
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'report_message', JSON_ARRAY(p_message, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('words', p_words, 1, 1000, 1);
    SELECT m.sender_id, m.sender_profile, m.recipient_profile, m.title, m.content, m.sent_at
    INTO v_sender, v_sender_profile, v_own_profile, v_title, v_content, v_sent_at
    FROM ecom_data.mailbox_message AS m
    WHERE m.id = p_message AND m.recipient_id = p_account AND m.in_inbox = 1
    FOR UPDATE;
    IF v_sender IS NULL THEN
        CALL ecom_data.refuse('not_found', p_message);
    END IF;
    SELECT a.login_name INTO v_login_name FROM ecom_data.account AS a WHERE a.id = v_sender;
    SET v_id = ecom_data.open_support(
        p_account, v_own_profile, v_title,
        LEFT(CONCAT(
            TRIM(p_words), '\n\n— ', COALESCE(ecom_data.name_of(v_sender, v_sender_profile), '?'), ' (', v_login_name, '), ',
            DATE_FORMAT(v_sent_at, '%Y-%m-%d %H:%i'), ' UTC —\n', v_title, '\n\n', v_content
        ), 4000),
        NULL, v_sender
    );
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
