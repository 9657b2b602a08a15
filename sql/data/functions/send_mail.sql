-- Queues a letter to an e-mail address in the words of its kind (ecom_client/server/mail/words.py); `p_values` is a JSON object
-- of what they say. Nothing is queued when the shop sends no mail or there is no address.
-- Example: CALL ecom_data.send_mail(v_email, 'email_changed', 'en', JSON_OBJECT('login_name', v_name));
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.send_mail(
    IN p_to VARCHAR(254), IN p_kind VARCHAR(40), IN p_language VARCHAR(8), IN p_values JSON
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    IF CHAR_LENGTH(COALESCE(p_to, '')) > 0 AND ecom_data.setting_number('mail_is_on') = 1 THEN
        INSERT INTO ecom_data.mail (account_id, recipient, kind, language, detail, written_at, due_at)
        SELECT
            (SELECT MIN(a.id) FROM ecom_data.account AS a WHERE a.email = p_to),
            p_to,
            p_kind,
            IF(p_language = 'zh_CN', 'zh_CN', 'en'),
            COALESCE(p_values, JSON_OBJECT()),
            v_now,
            v_now;
    END IF;
END
