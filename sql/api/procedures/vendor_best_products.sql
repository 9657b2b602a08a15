-- The ten products of the vendor who calls that brought most in the last `p_days` days (1–400) up to today: pieces and yuan less
-- what was cancelled and returned. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_best_products(IN p_days INT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_today DATE;
    DECLARE v_from DATE;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET v_today = ecom_data.shop_date(ecom_data.utc_now());
    SET v_from = v_today - INTERVAL (GREATEST(1, LEAST(COALESCE(p_days, 30), 400)) - 1) DAY;
    SELECT
        best.product_id,
        p.name,
        best.quantity,
        best.amount
    FROM (
        SELECT d.product_id, SUM(d.quantity) AS quantity, SUM(d.amount) AS amount
        FROM ecom_data.product_sales_by_day AS d
        WHERE d.vendor_id = v_vendor AND d.day BETWEEN v_from AND v_today
        GROUP BY d.product_id
        HAVING SUM(d.amount) > 0
        ORDER BY SUM(d.amount) DESC, d.product_id ASC
        LIMIT 10
    ) AS best
    INNER JOIN ecom_data.product AS p ON best.product_id = p.id
    ORDER BY best.amount DESC, best.product_id ASC;
END
