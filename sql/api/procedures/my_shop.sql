-- How the vendor who calls sells, one row: `kind`, `status`, whether `fees_are_on`, the plan (NULL without one) with its `slots`,
-- `monthly_price` and `discount`, `shelf` (how many products stand on it), `shop_since`, `charged` (what was charged for the
-- running month, NULL when nothing was), `unpaid` (yuan owed for memberships) and `due_at` (when the first of it closes the shelf).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_shop()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_month DATE;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET v_month = ecom_data.shop_month(ecom_data.utc_now());
    SELECT
        v.id,
        v.kind,
        v.status,
        v.opened_at,
        CAST(ecom_data.setting_number('fees_are_on') AS SIGNED) AS fees_are_on,
        p.id AS plan_id,
        p.name AS plan_name,
        p.slots,
        p.monthly_price,
        COALESCE(p.discount, 0) AS discount,
        m.shop_since,
        (
            SELECT COUNT(*)
            FROM ecom_data.product AS x
            WHERE x.vendor_id = v_vendor AND x.status IN ('on_sale', 'reserved')
        ) AS shelf,
        (
            SELECT MAX(c.amount)
            FROM ecom_data.membership_charge AS c
            WHERE c.vendor_id = v_vendor AND c.month = v_month
        ) AS charged,
        COALESCE((
            SELECT SUM(c.amount)
            FROM ecom_data.membership_charge AS c
            WHERE c.vendor_id = v_vendor AND c.status = 'unpaid'
        ), 0) AS unpaid,
        (
            SELECT MIN(c.due_at)
            FROM ecom_data.membership_charge AS c
            WHERE c.vendor_id = v_vendor AND c.status = 'unpaid'
        ) AS due_at
    FROM ecom_data.vendor AS v
    LEFT JOIN ecom_data.membership AS m ON v.id = m.current_of
    LEFT JOIN ecom_data.plan AS p ON m.plan_id = p.id
    WHERE v.id = v_vendor;
END
