-- The deed of sign_in: remembers the time. Plain sign-ins of one account are not kept.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_sign_in(p_account BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    UPDATE ecom_data.account AS a SET a.last_signed_in_at = ecom_data.utc_now() WHERE a.id = p_account;
    RETURN 1;
END
