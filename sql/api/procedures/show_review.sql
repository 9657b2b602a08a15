-- Shows a hidden review again, with a reason. Answers {version}. Refusals: as for hide_review. For administrators who may do
-- everything with reviews.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.show_review(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_hide_review(v_account, p_key, p_id, p_version, 0, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
