-- The name an account goes by in one of its profiles, as it is now; NULL without that profile.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.name_of(p_account BIGINT UNSIGNED, p_profile VARCHAR(16))
RETURNS VARCHAR(80)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN CASE p_profile
    WHEN 'customer' THEN (SELECT c.name FROM ecom_data.customer AS c WHERE c.account_id = p_account)
    WHEN 'vendor' THEN (SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = p_account)
    WHEN 'administrator' THEN (SELECT m.name FROM ecom_data.administrator AS m WHERE m.account_id = p_account)
END
