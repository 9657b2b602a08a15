-- Gives a removed product back to its vendor, off the shelf, with a reason the vendor is told. Answers {version}.
-- Refusals: as for remove_product. For administrators who may do everything with products.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.restore_product(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_remove_product(v_account, p_key, p_id, p_version, 0, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
