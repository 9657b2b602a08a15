-- The accounts of the administrators of a group of administrators as a JSON array; of any other group an empty one.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.members_of(p_group BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COALESCE(JSON_ARRAYAGG(g.account_id), JSON_ARRAY())
    FROM ecom_data.group_member AS g
    INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id
    INNER JOIN ecom_data.administrator AS m ON g.account_id = m.account_id
    WHERE g.group_id = p_group AND p.role = 'administrator'
)
