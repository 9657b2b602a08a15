-- The caller's cart, the line put in last first: product, vendor, picture, quantity, the price it was put in at and the
-- price now (yuan), stock, whether it is on sale, and whether it is the caller's own. A line of the quantity agreed in a
-- bargain costs what was agreed until `agreed_until`. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_cart()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6);
    CALL ecom_data.enter('customer', v_account, v_customer);
    SET v_now = ecom_data.utc_now();
    SELECT
        c.product_id,
        p.name,
        p.vendor_id,
        v.name AS vendor_name,
        (
            SELECT i.picture_id FROM ecom_data.product_picture AS i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1
        ) AS picture_id,
        c.quantity,
        c.price_seen,
        COALESCE(b.price, ecom_data.price_at(p.price, p.special_price, p.special_until, v_now)) AS price,
        p.price AS list_price,
        IF(b.id IS NULL, COALESCE(s.quantity, 0), GREATEST(c.quantity, COALESCE(s.quantity, 0))) AS stock,
        IF(
            b.id IS NULL,
            ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now),
            ecom_data.is_on_sale(IF(p.status = 'removed', p.status, 'on_sale'), NULL, v.status, a.status, v_now)
        ) AS is_on_sale,
        v.account_id = v_account AS is_own,
        c.added_at,
        b.expires_at AS agreed_until
    FROM ecom_data.cart_item AS c
    INNER JOIN ecom_data.product AS p ON c.product_id = p.id
    INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id
    LEFT JOIN ecom_data.bargain AS b
        ON
            c.customer_id = b.customer_id AND c.product_id = b.open_product_id AND b.status = 'accepted'
            AND c.quantity = b.quantity AND b.expires_at > v_now
    WHERE c.customer_id = v_customer
    ORDER BY c.added_at DESC, c.product_id DESC;
END
