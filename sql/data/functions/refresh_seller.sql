-- Writes a vendor's card (table seller_card) from what is known now. Reads orders and wallets without locking them.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_seller(IN p_vendor BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_name VARCHAR(80);
    DECLARE v_kind VARCHAR(16);
    DECLARE v_description VARCHAR(2000);
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_credit SMALLINT;
    DECLARE v_member_since DATE;
    DECLARE v_opened_on DATE;
    DECLARE v_last_seen_on DATE;
    DECLARE v_listings INT UNSIGNED;
    DECLARE v_completed INT UNSIGNED;
    DECLARE v_rating_count INT UNSIGNED;
    DECLARE v_rating_sum INT UNSIGNED;
    DECLARE v_shop_count INT UNSIGNED;
    DECLARE v_shop_average DECIMAL(3, 2);
    DECLARE v_other_count INT UNSIGNED;
    DECLARE v_other_average DECIMAL(3, 2);
    DECLARE v_upheld INT UNSIGNED;
    DECLARE v_cash DECIMAL(14, 2);
    DECLARE v_plan VARCHAR(80);
    DECLARE v_slots INT UNSIGNED;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    SELECT
        v.name,
        v.kind,
        v.description,
        a.id,
        a.credit_score,
        ecom_data.shop_date(a.registered_at),
        ecom_data.shop_date(v.opened_at),
        ecom_data.shop_date(a.last_signed_in_at)
    INTO v_name, v_kind, v_description, v_account, v_credit, v_member_since, v_opened_on, v_last_seen_on
    FROM ecom_data.vendor AS v
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE v.id = p_vendor;
    SELECT
        COUNT(p.listed_at),
        COALESCE(SUM(s.rating_count), 0),
        COALESCE(SUM(s.rating_sum), 0)
    INTO v_listings, v_rating_count, v_rating_sum
    FROM ecom_data.product AS p
    LEFT JOIN ecom_data.product_statistics AS s ON p.id = s.product_id
    WHERE p.vendor_id = p_vendor;
    SELECT COUNT(*) INTO v_completed FROM ecom_data.orders AS o WHERE o.vendor_id = p_vendor AND o.status = 'received';
    SELECT
        COALESCE(SUM(r.bought), 0),
        COALESCE(AVG(IF(r.bought = 1, r.rating, NULL)), 0),
        COALESCE(SUM(1 - r.bought), 0),
        COALESCE(AVG(IF(r.bought = 0, r.rating, NULL)), 0)
    INTO v_shop_count, v_shop_average, v_other_count, v_other_average
    FROM ecom_data.review AS r
    WHERE r.seller_id = p_vendor AND r.kind = 'shop' AND r.hidden_at IS NULL;
    SELECT COUNT(*) INTO v_upheld
    FROM ecom_data.complaint AS c
    WHERE c.accused_account_id = v_account AND c.status = 'upheld' AND c.accused_side = 'vendor';
    SELECT COALESCE(MAX(w.balance), 0) INTO v_cash
    FROM ecom_data.wallet AS w
    WHERE w.account_id = v_account AND w.kind = 'cash';
    SELECT MAX(p.name), MAX(p.slots) INTO v_plan, v_slots
    FROM ecom_data.membership AS m
    INNER JOIN ecom_data.plan AS p ON m.plan_id = p.id
    WHERE m.current_of = p_vendor;
    IF v_account IS NOT NULL THEN
        REPLACE INTO ecom_data.seller_card (
            vendor_id, name, kind, description, member_since, opened_on, last_seen_on, listings_ever, completed_orders,
            rating_count, average_rating, credit_score, upheld_complaints, deposit_band, plan_name, slots,
            shop_rating_count, shop_average, other_rating_count, other_average,
            folded_at
        )
        VALUES (
            p_vendor, v_name, v_kind, v_description, v_member_since, v_opened_on, v_last_seen_on, v_listings, v_completed,
            v_rating_count, IF(v_rating_count = 0, 0, v_rating_sum / v_rating_count), v_credit, v_upheld,
            CASE WHEN v_cash >= 1000 THEN 'high' WHEN v_cash >= 100 THEN 'medium' WHEN v_cash > 0 THEN 'low' ELSE 'none' END,
            v_plan, v_slots, v_shop_count, v_shop_average, v_other_count, v_other_average, v_now
        );
        UPDATE ecom_data.seller_card AS c SET c.student_until = ecom_data.student_until(v_account) WHERE c.vendor_id = p_vendor;
    END IF;
END
