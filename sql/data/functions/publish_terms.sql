-- Publishes a new version of the terms of use: from now on nobody writes anything before accepting it. For the owner's tools: no
-- role may call it.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.publish_terms(IN p_text_en MEDIUMTEXT, IN p_text_zh MEDIUMTEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    CALL ecom_data.check_text('text_en', p_text_en, 1, 100000, 1);
    CALL ecom_data.check_text('text_zh', p_text_zh, 1, 100000, 1);
    INSERT INTO ecom_data.terms (version, text_en, text_zh, published_at)
    SELECT COALESCE(MAX(t.version), 0) + 1, p_text_en, p_text_zh, ecom_data.utc_now()
    FROM ecom_data.terms AS t;
END
