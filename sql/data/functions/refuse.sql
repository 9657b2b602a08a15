-- Refuses: raises the registered number of `p_word` with the text `word:detail`. A word that is not
-- registered fails as a bug of ours.
-- Example: CALL ecom_data.refuse('out_of_stock', p_product);
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refuse(IN p_word VARCHAR(48), IN p_detail VARCHAR(500))
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    DECLARE v_number SMALLINT UNSIGNED;
    DECLARE v_text VARCHAR(128);
    SELECT r.number INTO v_number
    FROM ecom_data.refusal AS r
    WHERE r.word = p_word;
    SET v_text = LEFT(CONCAT(p_word, ':', COALESCE(p_detail, '')), 128); -- no engine's message is longer
    SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = v_number, MESSAGE_TEXT = v_text;
END
