-- Tells an account something that concerns both buying and selling: in the window of each of these profiles it holds.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.notify_member(
    IN p_account BIGINT UNSIGNED, IN p_kind VARCHAR(40), IN p_detail JSON
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    IF EXISTS (SELECT 1 FROM ecom_data.customer AS c WHERE c.account_id = p_account) THEN
        CALL ecom_data.notify(p_account, 'customer', p_kind, p_detail);
    END IF;
    IF EXISTS (SELECT 1 FROM ecom_data.vendor AS v WHERE v.account_id = p_account) THEN
        CALL ecom_data.notify(p_account, 'vendor', p_kind, p_detail);
    END IF;
END
