-- The group of customers or vendors an account is in: the one it was put into, otherwise the built-in one. NULL without the profile
-- and for administrators, who may be in several.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.group_of(p_account BIGINT UNSIGNED, p_role VARCHAR(16))
RETURNS BIGINT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN CASE
    WHEN p_role = 'customer' AND NOT EXISTS (SELECT 1 FROM ecom_data.customer AS c WHERE c.account_id = p_account) THEN NULL
    WHEN p_role = 'vendor' AND NOT EXISTS (SELECT 1 FROM ecom_data.vendor AS v WHERE v.account_id = p_account) THEN NULL
    ELSE COALESCE(
        (
            SELECT MIN(g.id)
            FROM ecom_data.group_member AS m
            INNER JOIN ecom_data.people_group AS g ON m.group_id = g.id
            WHERE m.account_id = p_account AND g.role = p_role AND g.mysql_role IS NOT NULL
        ),
        (SELECT g.id FROM ecom_data.people_group AS g WHERE g.mysql_role = CONVERT(CONCAT('ecom_', p_role) USING ascii))
    )
END
