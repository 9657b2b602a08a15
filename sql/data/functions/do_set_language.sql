-- The deed of set_language.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_language(
    p_account BIGINT UNSIGNED, p_language VARCHAR(8)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    IF p_language IS NULL OR p_language NOT IN ('en', 'zh_CN') THEN
        CALL ecom_data.refuse('choice_unknown', 'language');
    END IF;
    UPDATE ecom_data.account AS a SET a.language = p_language, a.version = a.version + 1 WHERE a.id = p_account;
    RETURN JSON_OBJECT();
END
