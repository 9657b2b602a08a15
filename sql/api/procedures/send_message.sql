-- Sends a message to another account's mailbox, as a customer or a vendor (`p_profile`). To whom is said in exactly one way: by
-- login name, a vendor's id, an order (its other side), or a message that came (its sender). `p_attachments` is a
-- JSON array of up to 4 stored private pictures, which count in both mailboxes. Answers {id, recipient}.
-- Refusals: choice_unknown (profile), recipient_unknown, not_found, message_to_self, blocked_by_recipient, too_many_messages,
-- own_mailbox_full, mailbox_full, text_missing, text_too_long, text_unprintable (title, content),
-- list_too_long, picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.send_message(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_login_name TEXT, IN p_vendor_id BIGINT UNSIGNED,
    IN p_order_id BIGINT UNSIGNED, IN p_reply_to_id BIGINT UNSIGNED, IN p_title TEXT, IN p_content TEXT,
    IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT ecom_data.do_send_message(
        v_account, p_profile, v_profile, p_key, p_login_name, p_vendor_id, p_order_id, p_reply_to_id, p_title, p_content,
        p_attachments
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
