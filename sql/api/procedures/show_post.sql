-- Puts a hidden topic or reply back on the community board. Answers {version}. For administrators with full privilege on community.
-- Refusals: not_found, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.show_post(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_hide_post(v_account, p_key, p_id, p_version, 0, '') INTO v_answer;
    SELECT v_answer AS answer;
END
