-- The deed of restock.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_restock(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_change DECIMAL(20, 6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_stock INT;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'restock', JSON_ARRAY(p_id, p_change));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF p_change IS NULL OR p_change = 0 OR ABS(p_change) > 999999 OR p_change <> FLOOR(p_change) THEN
        CALL ecom_data.refuse('number_out_of_range', 'change');
    END IF;
    UPDATE ecom_data.stock AS s
    SET s.quantity = s.quantity + p_change
    WHERE s.product_id = p_id AND s.quantity + p_change BETWEEN 0 AND 999999;
    IF ROW_COUNT() = 0 THEN
        CALL ecom_data.refuse(IF(p_change < 0, 'stock_too_low', 'number_out_of_range'), 'change');
    END IF;
    INSERT INTO ecom_data.stock_change (product_id, account_id, quantity, changed_at)
    VALUES (p_id, p_account, p_change, ecom_data.utc_now());
    SELECT s.quantity INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM ecom_data.bargain AS b WHERE b.product_id = p_id AND b.status = 'accepted' FOR UPDATE) THEN
        CALL ecom_data.refresh_reserved(p_id);
    END IF;
    UPDATE ecom_data.listing AS l SET l.stock = v_stock WHERE l.product_id = p_id;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'stock', v_stock + 0));
END
