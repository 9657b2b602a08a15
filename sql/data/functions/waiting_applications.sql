-- How many applications to be a shop wait for an administrator who may see them; at most 100 are counted, 0 for anybody else.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.waiting_applications(p_account BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_waiting INT UNSIGNED DEFAULT 0;
    IF EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id AND p.role = 'administrator'
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id AND x.module = 'approvals'
        WHERE g.account_id = p_account
    ) THEN
        SELECT COUNT(*) INTO v_waiting
        FROM (
            SELECT a.id FROM ecom_data.shop_application AS a WHERE a.status = 'requested' ORDER BY a.id LIMIT 100
        ) AS waiting;
    END IF;
    RETURN v_waiting;
END
