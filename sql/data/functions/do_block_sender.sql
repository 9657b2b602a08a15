-- The deed of block_sender. Administrators are not blocked: they speak for the shop.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_block_sender(p_account BIGINT UNSIGNED, p_message BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_sender BIGINT UNSIGNED;
    DECLARE v_profile VARCHAR(16);
    SELECT m.sender_id, m.sender_profile INTO v_sender, v_profile
    FROM ecom_data.mailbox_message AS m
    WHERE m.id = p_message AND m.recipient_id = p_account AND m.in_inbox = 1
    FOR UPDATE;
    IF v_sender IS NULL THEN
        CALL ecom_data.refuse('not_found', p_message);
    END IF;
    INSERT INTO ecom_data.account_block (account_id, blocked_id, blocked_profile, blocked_at)
    VALUES (p_account, v_sender, v_profile, ecom_data.utc_now())
    ON DUPLICATE KEY UPDATE account_id = p_account;
    RETURN JSON_OBJECT('id', v_sender + 0);
END
