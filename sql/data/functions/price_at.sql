-- What a product costs at a moment: the special price while there is one and its date has not passed. The one place
-- that knows; carts, checkouts, listings and favourites all ask it.
-- Example: ecom_data.price_at(p.price, p.special_price, p.special_until, v_now)
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.price_at(
    p_price DECIMAL(14, 2), p_special_price DECIMAL(14, 2), p_special_until DATETIME(6), p_at DATETIME(6)
)
RETURNS DECIMAL(14, 2)
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN IF(p_special_price IS NOT NULL AND (p_special_until IS NULL OR p_special_until > p_at), p_special_price, p_price)
