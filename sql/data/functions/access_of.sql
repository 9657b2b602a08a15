-- What an account's groups may do together: a JSON object module → 'read', 'write' or 'full', the largest of its groups.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.access_of(p_account BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COALESCE(JSON_OBJECTAGG(held.module, ELT(held.privilege, 'read', 'write', 'full')), JSON_OBJECT())
    FROM (
        SELECT x.module, MAX(FIELD(x.privilege, 'read', 'write', 'full')) AS privilege
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
        WHERE g.account_id = p_account
        GROUP BY x.module
    ) AS held
)
