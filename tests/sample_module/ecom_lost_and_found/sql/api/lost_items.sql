-- What was lost and found lately, the newest first: id, what, told_by, told_at.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.lost_items()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT
        i.id,
        i.what,
        c.name AS told_by,
        i.told_at
    FROM ecom_data.lost_item AS i
    INNER JOIN ecom_data.customer AS c ON i.customer_id = c.id
    ORDER BY i.id DESC
    LIMIT 100;
END
