-- What an account's groups may do: a JSON object module → 'read', 'write' or 'full', the largest of an administrator's groups.
-- Of the modules of a window the account buys or sells in, those its group may not see are there, too, as 'none'.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.access_of(p_account BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COALESCE(JSON_OBJECTAGG(held.module, ELT(held.privilege + 1, 'none', 'read', 'write', 'full')), JSON_OBJECT())
    FROM (
        SELECT x.module, MAX(FIELD(x.privilege, 'read', 'write', 'full')) AS privilege
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
        WHERE g.account_id = p_account AND p.role = 'administrator'
        GROUP BY x.module
        UNION ALL
        SELECT m.name, COALESCE(FIELD(held_by.privilege, 'read', 'write', 'full'), 0) AS privilege
        FROM ecom_data.people_group AS p
        INNER JOIN ecom_data.module AS m ON p.role = m.role
        LEFT JOIN ecom_data.access AS held_by ON p.id = held_by.group_id AND m.name = held_by.module
        WHERE p.id IN (ecom_data.group_of(p_account, 'customer'), ecom_data.group_of(p_account, 'vendor'))
    ) AS held
)
