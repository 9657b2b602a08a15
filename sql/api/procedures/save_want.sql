-- Posts what a customer looks for, or changes it (p_id and the version seen): name, description, the most they would pay for
-- one in yuan, how many, and for how many days from now it stands (1–90). One that is over is opened again. Answers {id,
-- version}. Refusals: text_missing, text_too_long, text_unprintable, amount_out_of_range (price), number_out_of_range
-- (quantity, days), too_many_wants, not_found, changed_meanwhile, want_closed (hidden by an administrator). For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_want(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_name TEXT, IN p_description TEXT,
    IN p_price DECIMAL(20, 6), IN p_quantity DECIMAL(20, 6), IN p_days DECIMAL(20, 6)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_save_want(
        v_account, v_customer, p_key, p_id, p_version, p_name, p_description, p_price, p_quantity, p_days
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
