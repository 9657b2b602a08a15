-- What a vendor pays now for `p_days` of a listing or of advertising, in yuan: nothing in the trial period, nothing for a shop's
-- listings (its membership pays for the shelf), less the discount of the plan. NULL for days that are not offered.
-- Example: ecom_data.fee_of(v_vendor, 'listing', 30)
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.fee_of(
    p_vendor BIGINT UNSIGNED, p_kind VARCHAR(16), p_days INT UNSIGNED
)
RETURNS DECIMAL(14, 2)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_discount INT UNSIGNED DEFAULT 0;
    SELECT MAX(IF(p_kind = 'advertising', f.price * p_days, f.price)) INTO v_price
    FROM ecom_data.fee AS f
    WHERE f.kind = p_kind AND f.days = IF(p_kind = 'advertising', 1, p_days) AND f.is_offered = 1;
    IF v_price IS NULL THEN
        RETURN NULL;
    END IF;
    IF ecom_data.setting_number('fees_are_on') = 0
        OR (p_kind = 'listing' AND (SELECT v.kind FROM ecom_data.vendor AS v WHERE v.id = p_vendor) = 'shop') THEN
        RETURN 0;
    END IF;
    SELECT COALESCE(MAX(p.discount), 0) INTO v_discount
    FROM ecom_data.membership AS m
    INNER JOIN ecom_data.plan AS p ON m.plan_id = p.id
    WHERE m.current_of = p_vendor;
    RETURN ROUND(v_price * (100 - v_discount) / 100, 2);
END
