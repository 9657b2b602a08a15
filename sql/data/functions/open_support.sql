-- Opens a conversation with the administrators, at most ten at once that are not closed. Answers its id.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.open_support(
    p_account BIGINT UNSIGNED, p_profile VARCHAR(16), p_subject VARCHAR(120), p_content TEXT, p_attachments TEXT,
    p_reported BIGINT UNSIGNED
)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_count INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_message BIGINT UNSIGNED;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.support_conversation AS s
    WHERE s.account_id = p_account AND s.status <> 'closed'
    FOR UPDATE;
    IF v_count >= 10 THEN
        CALL ecom_data.refuse('too_many_conversations', v_count);
    END IF;
    INSERT INTO ecom_data.support_conversation (
        number, account_id, profile, subject, reported_id, opened_at, opened_on, last_at
    )
    VALUES (
        ecom_data.public_number(), p_account, p_profile, p_subject, p_reported, v_now, ecom_data.shop_date(v_now), v_now
    );
    SET v_id = LAST_INSERT_ID();
    SET v_message = ecom_data.add_support_message(v_id, p_account, 'member', p_content, p_attachments);
    RETURN v_id;
END
