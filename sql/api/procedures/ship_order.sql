-- The vendor hands an order to a carrier: confirmed → shipped. The carrier is needed unless it is handed over in person, the
-- tracking number may be empty. Answers {id, number, status, version}. For vendors.
-- Refusals: not_found, wrong_state, text_missing, text_too_long, text_unprintable (carrier, tracking_number).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ship_order(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_carrier TEXT, IN p_tracking_number TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_ship_order(v_account, v_vendor, p_key, p_id, p_carrier, p_tracking_number) INTO v_answer;
    SELECT v_answer AS answer;
END
