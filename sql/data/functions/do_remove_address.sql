-- The deed of remove_address.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_address(
    p_customer BIGINT UNSIGNED, p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_default BIGINT UNSIGNED;
    DECLARE v_next BIGINT UNSIGNED;
    SELECT c.default_address_id INTO v_default FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    DELETE FROM ecom_data.address WHERE id = p_id AND customer_id = p_customer;
    IF ROW_COUNT() = 0 THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_default = p_id THEN
        SELECT MIN(a.id) INTO v_next FROM ecom_data.address AS a WHERE a.customer_id = p_customer FOR UPDATE;
        UPDATE ecom_data.customer AS c SET c.default_address_id = v_next WHERE c.id = p_customer;
    END IF;
    RETURN JSON_OBJECT();
END
