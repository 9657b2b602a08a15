-- Whether these are 12 to 19 digits whose check digit is right (Luhn). The client's twin is card_number in input_rules.py.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.is_card_number(p_card TEXT)
RETURNS TINYINT
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
BEGIN
    DECLARE v_place INT DEFAULT 0;
    DECLARE v_digit INT;
    DECLARE v_sum INT DEFAULT 0;
    IF p_card IS NULL OR p_card NOT REGEXP '^[0-9]{12,19}\\z' THEN
        RETURN 0;
    END IF;
    WHILE v_place < CHAR_LENGTH(p_card) DO
        SET v_digit = SUBSTRING(p_card, CHAR_LENGTH(p_card) - v_place, 1);
        IF v_place MOD 2 = 1 THEN
            SET v_digit = v_digit * 2 - IF(v_digit > 4, 9, 0);
        END IF;
        SET v_sum = v_sum + v_digit;
        SET v_place = v_place + 1;
    END WHILE;
    RETURN v_sum MOD 10 = 0;
END
