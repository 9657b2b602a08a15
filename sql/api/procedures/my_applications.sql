-- The applications of the vendor who calls, the newest first, at most 50; `documents` are the ids of the private pictures, joined by
-- commas.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_applications()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT
        a.id,
        a.number,
        p.name AS plan_name,
        a.status,
        a.applied_at,
        a.decided_at,
        a.reason,
        ecom_data.attachments_of('application', a.id) AS documents
    FROM ecom_data.shop_application AS a
    INNER JOIN ecom_data.plan AS p ON a.plan_id = p.id
    WHERE a.account_id = v_account
    ORDER BY a.id DESC
    LIMIT 50;
END
