-- Sales of the vendor who calls by day of the shop, the last `p_days` days (1–400) up to today, a row a day: orders, pieces, yuan;
-- cancellations and returns on their own day. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_sales(IN p_days INT)
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
    WITH sales AS (
        SELECT
            d.day,
            SUM(d.orders) AS orders,
            SUM(d.quantity) AS quantity,
            SUM(d.amount) AS amount,
            SUM(d.cancelled_amount) AS cancelled_amount,
            SUM(d.returned_amount) AS returned_amount
        FROM ecom_data.sales_by_day AS d
        WHERE d.vendor_id = v_vendor AND d.day BETWEEN v_from AND v_today
        GROUP BY d.day
    )

    SELECT
        n.day,
        COALESCE(s.orders, 0) AS orders,
        COALESCE(s.quantity, 0) AS quantity,
        COALESCE(s.amount, 0) AS amount,
        COALESCE(s.cancelled_amount, 0) AS cancelled_amount,
        COALESCE(s.returned_amount, 0) AS returned_amount
    FROM ecom_data.shop_day AS n
    LEFT JOIN sales AS s ON n.day = s.day
    WHERE n.day BETWEEN v_from AND v_today
    ORDER BY n.day;
END
