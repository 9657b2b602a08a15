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
    SELECT
        n.day,
        COALESCE(SUM(d.orders), 0) AS orders,
        COALESCE(SUM(d.quantity), 0) AS quantity,
        COALESCE(SUM(d.amount), 0) AS amount,
        COALESCE(SUM(d.cancelled_amount), 0) AS cancelled_amount,
        COALESCE(SUM(d.returned_amount), 0) AS returned_amount
    FROM ecom_data.shop_day AS n
    LEFT JOIN (
        SELECT s.*
        FROM ecom_data.sales_by_day AS s
        WHERE s.vendor_id = v_vendor AND s.day BETWEEN v_from AND v_today
    ) AS d ON n.day = d.day
    WHERE n.day BETWEEN v_from AND v_today
    GROUP BY n.day
    ORDER BY n.day;
END
