-- Refuses what keeps a vendor from putting anything on sale: a credit score below the floor (`credit_too_low`, the floor), a debt
-- (`debt_open`, what is owed), or less in the wallet than the setting asks for (`publishing_balance_too_low`, the sum in yuan).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_publishing(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    DECLARE v_floor DECIMAL(14, 2) DEFAULT ecom_data.setting_number('credit_floor');
    DECLARE v_least DECIMAL(14, 2) DEFAULT ecom_data.setting_number('publishing_balance');
    IF (SELECT a.credit_score FROM ecom_data.account AS a WHERE a.id = p_account) < v_floor THEN
        CALL ecom_data.refuse('credit_too_low', v_floor);
    END IF;
    IF ecom_data.debt_of(p_account) > 0 THEN
        CALL ecom_data.refuse('debt_open', ecom_data.debt_of(p_account));
    END IF;
    IF v_least > 0
        AND COALESCE((SELECT w.balance FROM ecom_data.wallet AS w WHERE w.account_id = p_account AND w.kind = 'cash'), 0) < v_least THEN
        CALL ecom_data.refuse('publishing_balance_too_low', v_least);
    END IF;
END
