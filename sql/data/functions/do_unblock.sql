-- The deed of unblock.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_unblock(p_account BIGINT UNSIGNED, p_blocked BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DELETE FROM ecom_data.account_block WHERE account_id = p_account AND blocked_id = p_blocked;
    RETURN JSON_OBJECT();
END
