-- Refuses what keeps a vendor from putting anything on sale: a credit score below the floor (`credit_too_low`, the floor), a debt
-- (`debt_open`, what is owed), or less in the wallet than the setting asks for (`publishing_balance_too_low`, the sum in yuan). Where sellers must prove their e-mail address, an individual seller who has
-- not is refused, too (`email_not_verified`).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_publishing(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    DECLARE v_floor DECIMAL(14, 2) DEFAULT ecom_data.setting_number('credit_floor');
    DECLARE v_least DECIMAL(14, 2) DEFAULT ecom_data.setting_number('publishing_balance');
    IF ecom_data.setting_number('sellers_verify_email') = 1 AND ecom_data.setting_number('mail_is_on') = 1 AND EXISTS (
        SELECT 1
        FROM ecom_data.account AS a
        INNER JOIN ecom_data.vendor AS v ON a.id = v.account_id
        WHERE a.id = p_account AND v.kind = 'individual' AND a.email_verified_at IS NULL
    ) THEN
        CALL ecom_data.refuse('email_not_verified', NULL);
    END IF;
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
