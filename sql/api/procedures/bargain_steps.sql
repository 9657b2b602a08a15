-- What was said and done in a bargain, the oldest first: id, side, act, price, words, happened_at. None when it is not that of the
-- customer or vendor (`p_profile`) who calls. Refusals: choice_unknown (profile).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.bargain_steps(IN p_profile VARCHAR(16), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT
        s.id,
        s.side,
        s.act,
        s.price,
        s.words,
        s.happened_at
    FROM ecom_data.bargain AS b
    INNER JOIN ecom_data.bargain_step AS s ON b.id = s.bargain_id
    WHERE b.id = p_id AND CASE p_profile WHEN 'customer' THEN b.customer_id WHEN 'vendor' THEN b.vendor_id END = v_profile
    ORDER BY s.id;
END
