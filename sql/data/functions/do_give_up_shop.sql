-- The deed of give_up_shop. What stands on the shelf was paid for with the month, and stays there to its end.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_give_up_shop(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_plan BIGINT UNSIGNED;
    DECLARE v_unpaid DECIMAL(14, 2);
    DECLARE v_ends DATETIME(6);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'give_up_shop', '');
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT MAX(m.plan_id) INTO v_plan FROM ecom_data.membership AS m WHERE m.current_of = p_vendor FOR UPDATE;
    IF v_plan IS NULL THEN
        CALL ecom_data.refuse('not_a_shop', NULL);
    END IF;
    SELECT COALESCE(SUM(c.amount), 0) INTO v_unpaid
    FROM ecom_data.membership_charge AS c
    WHERE c.vendor_id = p_vendor AND c.status = 'unpaid'
    FOR UPDATE;
    IF v_unpaid > 0 THEN
        CALL ecom_data.refuse('membership_unpaid', v_unpaid);
    END IF;
    SET v_ends = (SELECT d.starts_at FROM ecom_data.shop_day AS d WHERE d.day = ecom_data.shop_month(v_now) + INTERVAL 1 MONTH);
    UPDATE ecom_data.membership AS m SET m.current_of = NULL, m.ended_at = v_now WHERE m.current_of = p_vendor;
    UPDATE ecom_data.vendor AS v SET v.kind = 'individual', v.version = v.version + 1 WHERE v.id = p_vendor;
    UPDATE ecom_data.product AS p
    SET p.expires_at = v_ends, p.version = p.version + 1
    WHERE p.vendor_id = p_vendor AND p.status IN ('on_sale', 'reserved') AND p.expires_at IS NULL;
    UPDATE ecom_data.listing AS l SET l.expires_at = v_ends WHERE l.vendor_id = p_vendor AND l.expires_at IS NULL;
    CALL ecom_data.refresh_vendor_listings(p_vendor);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('shelf_until', CAST(v_ends AS CHAR)));
END
