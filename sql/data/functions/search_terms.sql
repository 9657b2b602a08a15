-- The words of a text as full text finds them: each Latin or digit word in lower case (cut to 40 characters), each pair
-- of neighbouring characters of which one at least is Han (kana and Hangul count as Han), and the last Han character
-- of a run alone; every term once, behind the prefix `zz` (short words count too) and between blanks.
-- Its twin is ecom_client/domain/search.py.
-- Example: search_terms('U盘 128GB') gives ' zzu zzu盘 zz盘 zz128gb '.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.search_terms(p_text LONGTEXT)
RETURNS LONGTEXT
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
BEGIN
    DECLARE v_pattern VARCHAR(400) DEFAULT CONCAT(
        '(?-i)[0-9A-Za-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{12F}\\x{132}-\\x{17E}\\x{391}-\\x{3A1}\\x{3A3}-\\x{3CE}',
        '\\x{400}-\\x{481}\\x{48A}-\\x{4FF}\\x{FF10}-\\x{FF19}\\x{FF21}-\\x{FF3A}\\x{FF41}-\\x{FF5A}',
        '\\x{3005}\\x{3007}\\x{3041}-\\x{3096}\\x{30A1}-\\x{30FA}\\x{30FC}\\x{3400}-\\x{4DBF}\\x{4E00}-\\x{9FFF}\\x{AC00}-\\x{D7A3}]+'
    );
    DECLARE v_rest LONGTEXT DEFAULT COALESCE(p_text, '');
    DECLARE v_run LONGTEXT;
    DECLARE v_word LONGTEXT;
    DECLARE v_char VARCHAR(1);
    DECLARE v_before VARCHAR(1);
    DECLARE v_is_han TINYINT;
    DECLARE v_before_is_han TINYINT;
    DECLARE v_at INT UNSIGNED;
    DECLARE v_term LONGBLOB;
    DECLARE v_terms LONGBLOB DEFAULT ' ';
    SET v_at = REGEXP_INSTR(v_rest, v_pattern);
    WHILE v_at > 0 DO
        SET v_run = REGEXP_SUBSTR(v_rest, v_pattern);
        SET v_rest = SUBSTRING(v_rest, v_at + CHAR_LENGTH(v_run));
        SET v_run = LOWER(v_run);
        SET v_at = 1;
        SET v_word = '';
        SET v_before = '';
        SET v_before_is_han = 0;
        each_character: LOOP
            SET v_char = SUBSTRING(v_run, v_at, 1);
            SET v_is_han = ORD(v_char) BETWEEN 0xE38085 AND 0xED9EA3;
            IF v_word <> '' AND (v_is_han OR v_char = '') THEN
                SET v_term = CONCAT('zz', LEFT(v_word, 40), ' ');
                IF LOCATE(CONCAT(' ', v_term), v_terms) = 0 THEN
                    SET v_terms = CONCAT(v_terms, v_term);
                END IF;
                SET v_word = '';
            END IF;
            IF v_char <> '' AND v_before <> '' AND (v_is_han OR v_before_is_han) THEN
                SET v_term = CONCAT('zz', v_before, v_char, ' ');
                IF LOCATE(CONCAT(' ', v_term), v_terms) = 0 THEN
                    SET v_terms = CONCAT(v_terms, v_term);
                END IF;
            END IF;
            IF v_before_is_han AND NOT v_is_han THEN
                SET v_term = CONCAT('zz', v_before, ' ');
                IF LOCATE(CONCAT(' ', v_term), v_terms) = 0 THEN
                    SET v_terms = CONCAT(v_terms, v_term);
                END IF;
            END IF;
            IF v_char = '' THEN
                LEAVE each_character;
            END IF;
            IF NOT v_is_han THEN
                SET v_word = CONCAT(v_word, v_char);
            END IF;
            SET v_before = v_char;
            SET v_before_is_han = v_is_han;
            SET v_at = v_at + 1;
        END LOOP;
        SET v_at = REGEXP_INSTR(v_rest, v_pattern);
    END WHILE;
    RETURN CONVERT(v_terms USING utf8mb4);
END
