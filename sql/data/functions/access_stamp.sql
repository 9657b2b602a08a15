-- A number that becomes another one when what an account may do in a window ('customer', 'vendor', 'administrator') is changed, by
-- an edit of its groups' access or by being put into another group.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.access_stamp(p_account BIGINT UNSIGNED, p_role VARCHAR(16))
RETURNS BIGINT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COALESCE(SUM(g.id * 1000000 + g.access_version), 0)
    FROM ecom_data.people_group AS g
    WHERE
        g.id = ecom_data.group_of(p_account, p_role)
        OR g.id IN (SELECT m.group_id FROM ecom_data.group_member AS m WHERE m.account_id = p_account AND p_role = 'administrator')
)
