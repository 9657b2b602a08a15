-- Changes somebody's credit score by hand: so many points up or down (within 0 and 200), with a reason its owner reads. Answers {score}.
-- For administrators who may write credit.
-- Refusals: number_out_of_range (change: zero, a fraction, or nothing left to change), text_missing, text_too_long (reason),
-- not_found (login_name), own_account.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.adjust_credit(
    IN p_key VARCHAR(64), IN p_login_name VARCHAR(255), IN p_change DECIMAL(20, 6), IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_adjust_credit(v_account, p_key, p_login_name, p_change, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
