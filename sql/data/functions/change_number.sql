-- What an edit (see check_changes) says of a field, as a number; NULL where it says null or does not name it. Refuses with
-- `p_word` and the field what is no plain number: digits with at most six decimals, 13 digits before them.
-- Example: SET v_price = ecom_data.change_number(p_changes, 'price', 'amount_out_of_range');
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.change_number(
    p_changes LONGTEXT, p_field VARCHAR(48), p_word VARCHAR(48)
)
RETURNS DECIMAL(20, 6)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_text LONGTEXT DEFAULT ecom_data.change_text(p_changes, p_field);
    IF v_text IS NOT NULL AND v_text NOT REGEXP '^-?[0-9]{1,13}([.][0-9]{1,6})?\\z' THEN
        CALL ecom_data.refuse(p_word, p_field);
    END IF;
    RETURN v_text;
END
