-- Whether a product may be bought at a moment: on the shelf, not expired, its vendor and the vendor's account active.
-- Example: ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now)
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.is_on_sale(
    p_status VARCHAR(16), p_expires_at DATETIME(6), p_vendor_status VARCHAR(16), p_account_status VARCHAR(16), p_at DATETIME(6)
)
RETURNS TINYINT
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN COALESCE(
    p_status = 'on_sale' AND (p_expires_at IS NULL OR p_expires_at > p_at)
    AND p_vendor_status = 'active' AND p_account_status = 'active',
    0
)
