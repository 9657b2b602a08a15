-- The id of the last word in any conversation of an account with the administrators (`p_all`: in any at all); 0 without one.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.newest_support(p_account BIGINT UNSIGNED, p_all TINYINT)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN COALESCE(IF(
    p_all,
    (SELECT MAX(m.id) FROM ecom_data.support_message AS m),
    (SELECT MAX(s.last_message_id) FROM ecom_data.support_conversation AS s WHERE s.account_id = p_account)
), 0)
