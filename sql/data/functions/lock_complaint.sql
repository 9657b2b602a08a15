-- Locks a complaint for a deed of one of its sides and gives back which: 'complainant' or 'accused'. Refusals: not_found, also for a
-- complaint of others.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.lock_complaint(p_complaint BIGINT UNSIGNED, p_account BIGINT UNSIGNED)
RETURNS VARCHAR(16) CHARACTER SET ascii
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_side VARCHAR(16) CHARACTER SET ascii;
    SELECT CASE p_account WHEN c.complainant_account_id THEN 'complainant' WHEN c.accused_account_id THEN 'accused' END INTO v_side
    FROM ecom_data.complaint AS c
    WHERE c.id = p_complaint
    FOR UPDATE;
    IF v_side IS NULL THEN
        CALL ecom_data.refuse('not_found', p_complaint);
    END IF;
    RETURN v_side;
END
