-- Refuses (`amount_out_of_range`, the field) what is no price: under 0.01 yuan, over 9,999,999.99, or with a fraction
-- of a cent. NULL passes.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_price(IN p_field VARCHAR(48), IN p_amount DECIMAL(20, 6))
SQL SECURITY DEFINER
READS SQL DATA
IF p_amount IS NOT NULL AND (p_amount < 0.01 OR p_amount > 9999999.99 OR p_amount <> ROUND(p_amount, 2)) THEN
    CALL ecom_data.refuse('amount_out_of_range', p_field);
END IF
