-- The conditional queries of one subject the administrator who calls may use, by name: their own and those shared with everybody
-- who may read its module. Gives id, name, shared, query (JSON), version, is_own, owner_name. Nothing where the caller may
-- not read the module.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_saved_queries(IN p_subject VARCHAR(48))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_subject VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    IF p_subject REGEXP '^[a-z_]{1,48}\\z' AND JSON_EXTRACT(ecom_data.access_of(v_account), CONCAT('$.', p_subject)) IS NOT NULL THEN
        SET v_subject = p_subject;
    END IF;
    SELECT
        q.id,
        q.name,
        q.shared,
        q.query,
        q.version,
        q.account_id = v_account AS is_own,
        m.name AS owner_name
    FROM ecom_data.saved_query AS q
    LEFT JOIN ecom_data.administrator AS m ON q.account_id = m.account_id
    WHERE q.subject = v_subject AND (q.account_id = v_account OR q.shared = 1)
    ORDER BY q.name ASC, q.id ASC
    LIMIT 500;
END
