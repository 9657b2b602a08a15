-- The accounts of a group's administrators as a JSON array.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.members_of(p_group BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COALESCE(JSON_ARRAYAGG(g.account_id), JSON_ARRAY())
    FROM ecom_data.group_member AS g
    INNER JOIN ecom_data.administrator AS m ON g.account_id = m.account_id
    WHERE g.group_id = p_group
)
