-- Locks the mailbox of an account, made when it is first needed, and answers how many bytes it holds.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.lock_mailbox(p_account BIGINT UNSIGNED)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_used BIGINT UNSIGNED;
    INSERT INTO ecom_data.mailbox (account_id) VALUES (p_account) ON DUPLICATE KEY UPDATE account_id = p_account;
    SELECT b.used_bytes INTO v_used FROM ecom_data.mailbox AS b WHERE b.account_id = p_account FOR UPDATE;
    RETURN v_used;
END
