-- Whether `p_by` has blocked `p_account`.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.is_blocked(p_by BIGINT UNSIGNED, p_account BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM ecom_data.account_block AS b WHERE b.account_id = p_by AND b.blocked_id = p_account)
