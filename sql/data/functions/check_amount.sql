-- Refuses an amount of yuan that is missing, has fractions of a cent or lies outside the bounds (`amount_out_of_range`).
-- Doors take amounts as DECIMAL(20, 6), so that a fraction of a cent is seen and not rounded away.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_amount(
    IN p_field VARCHAR(48), IN p_amount DECIMAL(20, 6), IN p_least DECIMAL(14, 2), IN p_most DECIMAL(14, 2)
)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    IF p_amount IS NULL OR p_amount NOT BETWEEN p_least AND p_most OR p_amount <> ROUND(p_amount, 2) THEN
        CALL ecom_data.refuse('amount_out_of_range', p_field);
    END IF;
END
