-- A job of the tick: folds what orders have added (sales_change, state_change) into the rollups daily_sales,
-- daily_product_sales, product_statistics and order_state_count, and removes the rows, all or nothing. Gives back
-- how many rows it folded, at most 5,000 of each a call. Run twice at once, the second waits for the first. Touches no row an order locks: orders only ever insert into the two queues.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.fold_sales()
RETURNS INT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_batch BIGINT UNSIGNED;
    DECLARE v_sales INT UNSIGNED;
    DECLARE v_states INT UNSIGNED;
    SELECT j.batch + 1 INTO v_batch FROM ecom_data.scheduled_work AS j WHERE j.name = 'fold_sales' FOR UPDATE;
    UPDATE ecom_data.scheduled_work AS j SET j.batch = v_batch WHERE j.name = 'fold_sales';
    UPDATE ecom_data.sales_change AS c SET c.batch = v_batch WHERE c.batch = 0 ORDER BY c.id LIMIT 5000;
    SET v_sales = ROW_COUNT();
    UPDATE ecom_data.state_change AS c SET c.batch = v_batch WHERE c.batch = 0 ORDER BY c.id LIMIT 5000;
    SET v_states = ROW_COUNT();
    IF v_sales > 0 THEN
        INSERT INTO ecom_data.daily_sales (
            day, vendor_id, category_id, orders, quantity, amount, cancelled_quantity, cancelled_amount, returned_quantity,
            returned_amount
        )
        SELECT n.*
        FROM (
            SELECT
                c.day,
                c.vendor_id,
                c.category_id,
                SUM(IF(c.kind = 'placed', c.orders, 0)) AS orders,
                SUM(IF(c.kind = 'placed', c.quantity, 0)) AS quantity,
                SUM(IF(c.kind = 'placed', c.amount, 0)) AS amount,
                SUM(IF(c.kind = 'cancelled', c.quantity, 0)) AS cancelled_quantity,
                SUM(IF(c.kind = 'cancelled', c.amount, 0)) AS cancelled_amount,
                SUM(IF(c.kind = 'returned', c.quantity, 0)) AS returned_quantity,
                SUM(IF(c.kind = 'returned', c.amount, 0)) AS returned_amount
            FROM ecom_data.sales_change AS c
            WHERE c.batch = v_batch AND c.kind <> 'closed'
            GROUP BY c.day, c.vendor_id, c.category_id
        ) AS n
        ON DUPLICATE KEY UPDATE
            orders = ecom_data.daily_sales.orders + n.orders,
            quantity = ecom_data.daily_sales.quantity + n.quantity,
            amount = ecom_data.daily_sales.amount + n.amount,
            cancelled_quantity = ecom_data.daily_sales.cancelled_quantity + n.cancelled_quantity,
            cancelled_amount = ecom_data.daily_sales.cancelled_amount + n.cancelled_amount,
            returned_quantity = ecom_data.daily_sales.returned_quantity + n.returned_quantity,
            returned_amount = ecom_data.daily_sales.returned_amount + n.returned_amount;
        INSERT INTO ecom_data.daily_product_sales (day, product_id, vendor_id, quantity, amount)
        SELECT n.*
        FROM (
            SELECT
                c.day,
                c.product_id,
                c.vendor_id,
                SUM(IF(c.kind = 'placed', 1, -1) * CAST(c.quantity AS SIGNED)) AS quantity,
                SUM(IF(c.kind = 'placed', 1, -1) * c.amount) AS amount
            FROM ecom_data.sales_change AS c
            WHERE c.batch = v_batch AND c.kind <> 'closed'
            GROUP BY c.day, c.product_id, c.vendor_id
        ) AS n
        ON DUPLICATE KEY UPDATE
            quantity = ecom_data.daily_product_sales.quantity + n.quantity,
            amount = ecom_data.daily_product_sales.amount + n.amount;
        INSERT INTO ecom_data.product_statistics (product_id, sold_count, on_order)
        SELECT n.*
        FROM (
            SELECT
                c.product_id,
                SUM(CASE c.kind WHEN 'placed' THEN 1 WHEN 'closed' THEN 0 ELSE -1 END * CAST(c.quantity AS SIGNED)) AS sold_count,
                SUM(CASE c.kind WHEN 'placed' THEN 1 WHEN 'returned' THEN 0 ELSE -1 END * CAST(c.quantity AS SIGNED)) AS on_order
            FROM ecom_data.sales_change AS c
            WHERE c.batch = v_batch
            GROUP BY c.product_id
        ) AS n
        ORDER BY n.product_id
        ON DUPLICATE KEY UPDATE
            sold_count = ecom_data.product_statistics.sold_count + n.sold_count,
            on_order = ecom_data.product_statistics.on_order + n.on_order;
        INSERT INTO ecom_data.figures_due (product_id)
        SELECT DISTINCT c.product_id FROM ecom_data.sales_change AS c WHERE c.batch = v_batch;
        DELETE FROM ecom_data.sales_change WHERE batch = v_batch;
    END IF;
    IF v_states > 0 THEN
        INSERT INTO ecom_data.order_state_count (status, orders)
        SELECT n.*
        FROM (
            SELECT m.status, SUM(m.orders) AS orders
            FROM (
                SELECT c.to_status AS status, 1 AS orders FROM ecom_data.state_change AS c WHERE c.batch = v_batch
                UNION ALL
                SELECT c.from_status, -1 FROM ecom_data.state_change AS c WHERE c.batch = v_batch AND c.from_status IS NOT NULL
            ) AS m
            GROUP BY m.status
        ) AS n
        ON DUPLICATE KEY UPDATE orders = ecom_data.order_state_count.orders + n.orders;
        DELETE FROM ecom_data.state_change WHERE batch = v_batch;
    END IF;
    RETURN v_sales + v_states;
END
