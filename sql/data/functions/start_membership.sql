-- Gives a shop a plan from now on; the one it had ends and stays in its history. The caller has locked the current membership.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.start_membership(IN p_vendor BIGINT UNSIGNED, IN p_plan BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_since DATETIME(6);
    SELECT MAX(m.shop_since) INTO v_since FROM ecom_data.membership AS m WHERE m.current_of = p_vendor FOR UPDATE;
    UPDATE ecom_data.membership AS m SET m.current_of = NULL, m.ended_at = v_now WHERE m.current_of = p_vendor;
    INSERT INTO ecom_data.membership (vendor_id, plan_id, current_of, shop_since, started_at)
    VALUES (p_vendor, p_plan, p_vendor, COALESCE(v_since, v_now), v_now);
END
