-- The deed of save_bank_card. The door has sealed the number before: it stands in no statement that is logged.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_bank_card(
    p_profile VARCHAR(16), p_profile_id BIGINT UNSIGNED, p_bank TEXT, p_sealed VARBINARY(255), p_last4 VARCHAR(4)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    IF p_profile = 'customer' THEN
        UPDATE ecom_data.customer AS c
        SET c.bank = p_bank, c.bank_card = p_sealed, c.bank_card_last4 = p_last4
        WHERE c.id = p_profile_id;
    ELSE
        UPDATE ecom_data.vendor AS v
        SET v.bank = p_bank, v.bank_card = p_sealed, v.bank_card_last4 = p_last4
        WHERE v.id = p_profile_id;
    END IF;
    RETURN JSON_OBJECT('bank', COALESCE(p_bank, ''), 'last4', COALESCE(p_last4, ''));
END
