-- Locks an order for a deed and gives back its version. `p_side` is 'customer' or 'vendor' with the profile's id: an
-- order of anybody else is refused as not_found. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.lock_order(
    p_order BIGINT UNSIGNED, p_side VARCHAR(16), p_profile BIGINT UNSIGNED
)
RETURNS INT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_version INT UNSIGNED;
    SELECT o.version INTO v_version
    FROM ecom_data.orders AS o
    WHERE o.id = p_order AND CASE p_side WHEN 'customer' THEN o.customer_id WHEN 'vendor' THEN o.vendor_id END = p_profile
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_order);
    END IF;
    RETURN v_version;
END
