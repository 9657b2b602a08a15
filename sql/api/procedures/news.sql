-- What a window asks every few seconds: one row with `unread` (notifications, at most 100 are counted), `newest_id` (of its
-- notifications, 0 without any) and the figures of its badges, each counted up to 100: `cart_lines` of a customer,
-- `orders_to_confirm` and `orders_to_ship` of a vendor, `wallet_requests` of an administrator who may see them.
-- Refusals: choice_unknown, and those of a suspended account.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.news(
    IN p_profile VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter(
        IF(p_profile IN ('customer', 'vendor', 'administrator'), p_profile, 'member'), v_account, v_profile
    );
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor', 'administrator') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT
        (
            SELECT COUNT(*)
            FROM (
                SELECT n.id
                FROM ecom_data.notification AS n
                WHERE n.account_id = v_account AND n.profile = p_profile AND n.read_at IS NULL
                ORDER BY n.id
                LIMIT 100
            ) AS unread
        ) AS unread,
        COALESCE((
            SELECT n.id
            FROM ecom_data.notification AS n
            WHERE n.account_id = v_account AND n.profile = p_profile
            ORDER BY n.id DESC
            LIMIT 1
        ), 0) AS newest_id,
        CASE WHEN p_profile = 'customer' THEN (
            SELECT COUNT(*) FROM ecom_data.cart_item AS i WHERE i.customer_id = v_profile
        ) END AS cart_lines,
        CASE WHEN p_profile = 'vendor' THEN (
            SELECT COUNT(*)
            FROM (
                SELECT o.id
                FROM ecom_data.orders AS o
                WHERE o.vendor_id = v_profile AND o.status = 'placed'
                ORDER BY o.placed_at
                LIMIT 100
            ) AS placed
        ) END AS orders_to_confirm,
        CASE WHEN p_profile = 'vendor' THEN (
            SELECT COUNT(*)
            FROM (
                SELECT o.id
                FROM ecom_data.orders AS o
                WHERE o.vendor_id = v_profile AND o.status = 'confirmed'
                ORDER BY o.placed_at
                LIMIT 100
            ) AS confirmed
        ) END AS orders_to_ship,
        CASE WHEN p_profile = 'administrator' AND EXISTS (
            SELECT 1
            FROM ecom_data.group_member AS g
            INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
            WHERE g.account_id = v_account AND x.module = 'wallet_requests'
        ) THEN (
            SELECT COUNT(*)
            FROM (
                SELECT r.id
                FROM ecom_data.wallet_request AS r
                WHERE r.status = 'requested'
                ORDER BY r.requested_at
                LIMIT 100
            ) AS requested
        ) END AS wallet_requests;
END
