-- How many conversations wait for an administrator's answer, at most 100; 0 for an account that may not see them.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.waiting_support(p_account BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN IF(
    EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
        WHERE g.account_id = p_account AND x.module = 'support'
    ),
    (
        SELECT COUNT(*)
        FROM (
            SELECT s.id FROM ecom_data.support_conversation AS s WHERE s.status = 'waiting' ORDER BY s.last_at LIMIT 100
        ) AS waiting
    ),
    0
)
