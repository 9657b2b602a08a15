-- What a window asks every few seconds: one row with `unread` (notifications, at most 100 are counted), `newest_id` (of its
-- notifications, 0 without any) and the figures of its badges, each counted up to 100: `cart_lines` of a customer,
-- `post_sale` (conversations with something unread) of a customer or vendor with `post_sale_newest` (the id of the last word),
-- `complaints` (with something unread; open ones of an administrator who may see them),
-- `bargains` (that wait for the customer or vendor who asks), `orders_to_confirm`, `orders_to_ship` and `order_requests` of a vendor,
-- `wallet_requests` of an administrator who may see them.
-- `mailbox` (unread messages) with `mailbox_newest` (the id of the last one that came).
-- `access_stamp` is another one when what may be done in the window was changed.
-- `terms_due`: the version of the terms of use the account must accept, 0 when there is none.
-- `support`: of an administrator who may see them the conversations that wait for an answer, of others those with an unread one, with
-- `support_newest` (the id of the last word), `questions` that wait for a vendor's answer.
-- Refusals: choice_unknown, and those of a suspended account.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.news(
    IN p_profile VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_unread INT UNSIGNED;
    DECLARE v_newest BIGINT UNSIGNED;
    DECLARE v_cart_lines INT UNSIGNED DEFAULT 0;
    DECLARE v_to_confirm INT UNSIGNED DEFAULT 0;
    DECLARE v_to_ship INT UNSIGNED DEFAULT 0;
    DECLARE v_asked INT UNSIGNED DEFAULT 0;
    DECLARE v_requests INT UNSIGNED DEFAULT 0;
    DECLARE v_complaints INT UNSIGNED DEFAULT 0;
    DECLARE v_post_sale INT UNSIGNED DEFAULT 0;
    DECLARE v_post_sale_newest BIGINT UNSIGNED DEFAULT 0;
    DECLARE v_bargains INT UNSIGNED DEFAULT 0;
    CALL ecom_data.enter(
        IF(p_profile IN ('customer', 'vendor', 'administrator'), p_profile, 'member'), v_account, v_profile
    );
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor', 'administrator') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT COALESCE(MAX(n.id), 0) INTO v_newest
    FROM ecom_data.notification AS n
    WHERE n.account_id = v_account AND n.profile = p_profile;
    SELECT COUNT(*) INTO v_unread
    FROM (
        SELECT n.id
        FROM ecom_data.notification AS n
        WHERE n.account_id = v_account AND n.profile = p_profile AND n.read_at IS NULL
        ORDER BY n.id
        LIMIT 100
    ) AS unread;
    IF p_profile <> 'administrator' THEN
        SELECT COUNT(*) INTO v_complaints
        FROM (
            SELECT p.complaint_id
            FROM ecom_data.complaint_party AS p
            WHERE p.account_id = v_account AND p.profile = p_profile AND p.unread > 0
            ORDER BY p.unread
            LIMIT 100
        ) AS unread_complaints;
    ELSEIF ecom_data.holds_module(v_account, 'complaints') = 1 THEN
        SELECT COUNT(*) INTO v_complaints
        FROM (
            SELECT c.id
            FROM ecom_data.complaint AS c
            WHERE c.status IN ('open', 'appealed')
            ORDER BY c.status, c.id
            LIMIT 100
        ) AS open_complaints;
    END IF;
    IF p_profile = 'customer' THEN
        SELECT COUNT(*) INTO v_bargains
        FROM ecom_data.bargain AS b
        WHERE b.customer_id = v_profile AND b.open_product_id IS NOT NULL AND b.status IN ('countered', 'accepted');
        SELECT COUNT(*) INTO v_cart_lines FROM ecom_data.cart_item AS i WHERE i.customer_id = v_profile;
        SELECT COUNT(*) INTO v_post_sale
        FROM (
            SELECT s.order_id
            FROM ecom_data.post_sale AS s
            WHERE s.customer_id = v_profile AND s.customer_unread > 0
            ORDER BY s.customer_unread
            LIMIT 100
        ) AS unread_talks;
        SELECT COALESCE(MAX(s.last_message_id), 0) INTO v_post_sale_newest
        FROM ecom_data.post_sale AS s
        WHERE s.customer_id = v_profile;
    ELSEIF p_profile = 'vendor' THEN
        SELECT COUNT(*) INTO v_bargains
        FROM (
            SELECT b.id FROM ecom_data.bargain AS b WHERE b.vendor_id = v_profile AND b.status = 'asked' ORDER BY b.id LIMIT 100
        ) AS asked;
        SELECT COUNT(*) INTO v_to_confirm
        FROM (
            SELECT o.id
            FROM ecom_data.orders AS o
            WHERE o.vendor_id = v_profile AND o.status = 'placed'
            ORDER BY o.placed_at
            LIMIT 100
        ) AS placed;
        SELECT COUNT(*) INTO v_to_ship
        FROM (
            SELECT o.id
            FROM ecom_data.orders AS o
            WHERE o.vendor_id = v_profile AND o.status = 'confirmed'
            ORDER BY o.placed_at
            LIMIT 100
        ) AS confirmed;
        SELECT COUNT(*) INTO v_asked
        FROM (
            SELECT r.id
            FROM ecom_data.order_request AS r
            WHERE r.vendor_id = v_profile AND r.status = 'asked'
            ORDER BY r.id
            LIMIT 100
        ) AS asked;
        SELECT COUNT(*) INTO v_post_sale
        FROM (
            SELECT s.order_id
            FROM ecom_data.post_sale AS s
            WHERE s.vendor_id = v_profile AND s.vendor_unread > 0
            ORDER BY s.vendor_unread
            LIMIT 100
        ) AS unread_talks;
        SELECT COALESCE(MAX(s.last_message_id), 0) INTO v_post_sale_newest
        FROM ecom_data.post_sale AS s
        WHERE s.vendor_id = v_profile;
    ELSEIF EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
        WHERE g.account_id = v_account AND x.module = 'wallet_requests'
    ) THEN
        SELECT COUNT(*) INTO v_requests
        FROM (
            SELECT r.id
            FROM ecom_data.wallet_request AS r
            WHERE r.status = 'requested'
            ORDER BY r.id
            LIMIT 100
        ) AS requested;
    END IF;
    SELECT
        v_unread AS unread,
        v_newest AS newest_id,
        v_cart_lines AS cart_lines,
        v_to_confirm AS orders_to_confirm,
        v_to_ship AS orders_to_ship,
        v_asked AS order_requests,
        v_requests AS wallet_requests,
        v_complaints AS complaints,
        v_post_sale AS post_sale,
        v_post_sale_newest AS post_sale_newest,
        v_bargains AS bargains,
        ecom_data.unread_mail(v_account) AS mailbox,
        ecom_data.newest_mail(v_account) AS mailbox_newest,
        IF(p_profile = 'administrator', ecom_data.waiting_applications(v_account), 0) AS applications,
        ecom_data.access_stamp(v_account, p_profile) AS access_stamp,
        COALESCE(ecom_data.terms_due(v_account), 0) AS terms_due,
        IF(
            p_profile = 'administrator', ecom_data.waiting_support(v_account), ecom_data.unread_support(v_account)
        ) AS support,
        ecom_data.newest_support(v_account, p_profile = 'administrator') AS support_newest,
        IF(p_profile = 'vendor', ecom_data.open_questions(v_profile), 0) AS questions;
END
