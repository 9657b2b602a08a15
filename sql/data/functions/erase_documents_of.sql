-- Erases the identity documents of one application and the name in them.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.erase_documents_of(p_application BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DELETE FROM ecom_data.attachment WHERE subject = 'application' AND subject_id = p_application;
    UPDATE ecom_data.shop_application AS a
    SET a.documents_erased_at = ecom_data.utc_now(), a.real_name = '', a.version = a.version + 1
    WHERE a.id = p_application AND a.status <> 'requested';
    RETURN 1;
END
