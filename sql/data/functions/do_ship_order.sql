-- The deed of ship_order.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ship_order(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_carrier TEXT, p_tracking_number TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_in_person TINYINT;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ship_order', JSON_ARRAY(p_id, p_carrier, p_tracking_number));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.lock_order(p_id, 'vendor', p_vendor);
    SET v_in_person = (SELECT o.delivery = 'in_person' FROM ecom_data.orders AS o WHERE o.id = p_id);
    CALL ecom_data.check_text('carrier', p_carrier, IF(v_in_person, 0, 1), 60, 0);
    CALL ecom_data.check_text('tracking_number', p_tracking_number, 0, 60, 0);
    UPDATE ecom_data.orders AS o
    SET o.carrier = TRIM(COALESCE(p_carrier, '')), o.tracking_number = TRIM(COALESCE(p_tracking_number, ''))
    WHERE o.id = p_id;
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_order(
        p_id, 'shipped', 'vendor', p_account, TRIM(CONCAT(COALESCE(p_carrier, ''), ' ', COALESCE(p_tracking_number, '')))
    ));
END
