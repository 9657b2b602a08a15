-- Changes a credit score by `p_change` points, between 0 and 200, and writes its history. `p_why` is a word of the table
-- credit_change, `p_subject_id` the order or complaint it comes from, `p_by` the account that decided. A score that is at its
-- bound already stays there without a line of history. Of several accounts the one with the smaller id goes first.
-- Example: CALL ecom_data.change_credit(v_account, -20, 'complaint_upheld', v_complaint, p_account);
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.change_credit(
    IN p_account BIGINT UNSIGNED, IN p_change INT, IN p_why VARCHAR(24), IN p_subject_id BIGINT UNSIGNED, IN p_by BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
CALL ecom_data.write_credit_change(p_account, p_change, p_why, p_subject_id, p_by, '')
