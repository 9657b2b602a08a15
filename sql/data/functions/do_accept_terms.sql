-- The deed of accept_terms.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_accept_terms(p_account BIGINT UNSIGNED, p_version INT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    IF p_version IS NULL OR p_version <> (SELECT MAX(t.version) FROM ecom_data.terms AS t) THEN
        CALL ecom_data.refuse('terms_not_accepted', 'terms');
    END IF;
    CALL ecom_data.keep_acceptance(p_account, p_version);
    RETURN JSON_OBJECT('version', p_version + 0);
END
