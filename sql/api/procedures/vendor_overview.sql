-- What waits for the vendor who calls, one row: orders to confirm, to ship, under way, bank transfers not yet paid, customers'
-- requests to answer; products on sale, of these low on stock and sold out; drafts; listings that end within a week; orders and yuan of today (day of the shop);
-- bargains that wait; questions to answer and unread messages, each counted up to 100. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_overview()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_today DATE;
    DECLARE v_now DATETIME(6);
    DECLARE v_soon DATETIME(6);
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET v_now = ecom_data.utc_now();
    SET v_soon = v_now + INTERVAL 7 DAY;
    SET v_today = ecom_data.shop_date(v_now);
    WITH open_orders AS (
        SELECT
            COALESCE(SUM(o.status = 'placed'), 0) AS to_confirm,
            COALESCE(SUM(o.status = 'confirmed'), 0) AS to_ship,
            COALESCE(SUM(o.status = 'shipped'), 0) AS under_way,
            COALESCE(SUM(o.payment = 'bank_transfer' AND o.paid_at IS NULL), 0) AS unpaid_transfers
        FROM ecom_data.orders AS o
        WHERE o.vendor_id = v_vendor AND o.status IN ('placed', 'confirmed', 'shipped')
    ),

    products AS (
        SELECT
            COALESCE(SUM(p.status = 'on_sale'), 0) AS on_sale,
            COALESCE(SUM(p.status = 'on_sale' AND s.quantity > 0 AND s.quantity <= p.low_stock_at), 0) AS low_stock,
            COALESCE(SUM(p.status = 'on_sale' AND COALESCE(s.quantity, 0) = 0), 0) AS sold_out,
            COALESCE(SUM(p.status = 'draft'), 0) AS drafts,
            COALESCE(SUM(p.status = 'on_sale' AND p.expires_at > v_now AND p.expires_at <= v_soon), 0) AS expiring
        FROM ecom_data.product AS p
        LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id
        WHERE p.vendor_id = v_vendor AND p.status IN ('on_sale', 'draft')
    ),

    today AS (
        SELECT
            COALESCE(SUM(d.orders), 0) AS orders_today,
            COALESCE(SUM(d.amount), 0) AS amount_today
        FROM ecom_data.sales_by_day AS d
        WHERE d.vendor_id = v_vendor AND d.day = v_today
    )

    SELECT
        o.to_confirm,
        o.to_ship,
        o.under_way,
        o.unpaid_transfers,
        (
            SELECT COUNT(*) FROM ecom_data.order_request AS r WHERE r.vendor_id = v_vendor AND r.status = 'asked'
        ) AS requests_to_answer,
        p.on_sale,
        p.low_stock,
        p.sold_out,
        p.drafts,
        p.expiring,
        t.orders_today,
        t.amount_today,
        (SELECT COUNT(*) FROM ecom_data.bargain AS b WHERE b.vendor_id = v_vendor AND b.status = 'asked') AS bargains,
        ecom_data.open_questions(v_vendor) AS questions,
        ecom_data.unread_mail(v_account) AS messages
    FROM open_orders AS o
    CROSS JOIN products AS p
    CROSS JOIN today AS t;
END
