-- The bank card of a profile (`p_profile` customer or vendor) of the account that calls, whole: one row with `name`, `bank` and `card`, or none
-- when none is kept. Refusals: choice_unknown, profile_missing, cards_locked (no key is loaded), card_unreadable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_bank_card(IN p_profile VARCHAR(16))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    CALL ecom_data.check_choice('profile', p_profile, 'customer,vendor');
    IF p_profile = 'customer' THEN
        SELECT
            c.name,
            c.bank,
            ecom_data.open_card(1, CONCAT('customer ', c.id), c.bank_card) AS card
        FROM ecom_data.customer AS c
        WHERE c.id = v_profile AND c.bank_card IS NOT NULL;
    ELSE
        SELECT
            v.name,
            v.bank,
            ecom_data.open_card(1, CONCAT('vendor ', v.id), v.bank_card) AS card
        FROM ecom_data.vendor AS v
        WHERE v.id = v_profile AND v.bank_card IS NOT NULL;
    END IF;
END
