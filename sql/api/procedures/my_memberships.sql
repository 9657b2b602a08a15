-- Which plans the shop that calls had, the newest first, at most 100: `plan_name`, `started_at`, `ended_at` (NULL for the one that
-- holds now).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_memberships()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT
        m.id,
        p.name AS plan_name,
        m.started_at,
        m.ended_at
    FROM ecom_data.membership AS m
    INNER JOIN ecom_data.plan AS p ON m.plan_id = p.id
    WHERE m.vendor_id = v_vendor
    ORDER BY m.id DESC
    LIMIT 100;
END
