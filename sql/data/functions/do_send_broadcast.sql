-- The deed of send_broadcast: one row for everybody, whatever their number.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_send_broadcast(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_audience VARCHAR(16), p_title TEXT, p_content TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'send_broadcast', JSON_ARRAY(p_audience, p_title, p_content));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('audience', p_audience, 'customer,vendor,everybody');
    CALL ecom_data.check_text('title', p_title, 1, 120, 0);
    CALL ecom_data.check_text('content', p_content, 1, 4000, 1);
    INSERT INTO ecom_data.mailbox_message (
        sender_id, sender_profile, audience, title, content, size_bytes, sent_at, received_at, in_sent
    )
    VALUES (
        p_caller, 'administrator', p_audience, TRIM(p_title), TRIM(p_content), LENGTH(TRIM(p_title)) + LENGTH(TRIM(p_content)),
        v_now, v_now, 0
    );
    SET v_id = LAST_INSERT_ID();
    INSERT INTO ecom_data.broadcast (id, audience, title, content, sent_by, sent_at)
    VALUES (v_id, p_audience, TRIM(p_title), TRIM(p_content), p_caller, v_now);
    CALL ecom_data.audit(
        p_caller, 'send_broadcast', 'broadcast', v_id, NULL, JSON_OBJECT('audience', p_audience, 'title', TRIM(p_title))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', v_id + 0));
END
