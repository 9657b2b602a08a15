-- What the shop that calls was charged month by month, the newest first, at most 100.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_membership_charges()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT
        c.id,
        c.month,
        c.plan_name,
        c.amount,
        c.status,
        c.due_at,
        c.paid_at
    FROM ecom_data.membership_charge AS c
    WHERE c.vendor_id = v_vendor
    ORDER BY c.id DESC
    LIMIT 100;
END
