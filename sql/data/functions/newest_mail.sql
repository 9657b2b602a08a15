-- The id of the newest message that came for an account, those to everybody among them; 0 without any.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.newest_mail(p_account BIGINT UNSIGNED)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN GREATEST(
    COALESCE((SELECT MAX(m.id) FROM ecom_data.mailbox_message AS m WHERE m.recipient_id = p_account AND m.in_inbox = 1), 0),
    COALESCE((SELECT MAX(m.id) FROM ecom_data.mailbox_message AS m WHERE m.audience IN ('customer', 'vendor', 'everybody')), 0)
)
