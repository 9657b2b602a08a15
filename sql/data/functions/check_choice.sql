-- Refuses (`choice_unknown`, the field) a word that is not among the allowed ones, a list joined by commas.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_choice(IN p_field VARCHAR(48), IN p_word TEXT, IN p_allowed TEXT)
SQL SECURITY DEFINER
READS SQL DATA
IF p_word IS NULL OR p_word = '' OR LOCATE(',', p_word) > 0 OR LOCATE(CONCAT(',', p_word, ','), CONCAT(',', p_allowed, ',')) = 0 THEN
    CALL ecom_data.refuse('choice_unknown', p_field);
END IF
