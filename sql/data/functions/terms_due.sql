-- The version of the terms of use an account must accept before it can write anything; NULL when it accepted the newest.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.terms_due(p_account BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT MAX(t.version)
    FROM ecom_data.terms AS t
    WHERE t.version > (SELECT COALESCE(a.terms_version, 0) FROM ecom_data.account AS a WHERE a.id = p_account)
)
