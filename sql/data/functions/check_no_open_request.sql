-- Refuses `order_request_open` while something is asked about a locked order that its vendor has not answered.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_no_open_request(IN p_order BIGINT UNSIGNED)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    DECLARE v_open BIGINT UNSIGNED;
    SELECT MAX(r.id) INTO v_open FROM ecom_data.order_request AS r WHERE r.order_id = p_order AND r.status = 'asked' FOR UPDATE;
    IF v_open IS NOT NULL THEN
        CALL ecom_data.refuse('order_request_open', v_open);
    END IF;
END
