-- Locks a category that is about to be edited and gives its name and parent. Refusals: not_found, changed_meanwhile (a version
-- given that is not the category's).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.lock_category(
    IN p_category BIGINT UNSIGNED, IN p_version INT UNSIGNED, OUT p_name VARCHAR(80), OUT p_parent BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_version INT UNSIGNED;
    SELECT c.name, c.parent_id, c.version INTO p_name, p_parent, v_version
    FROM ecom_data.category AS c
    WHERE c.id = p_category
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_category);
    END IF;
    IF p_version IS NOT NULL AND p_version <> v_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_category);
    END IF;
END
