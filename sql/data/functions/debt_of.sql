-- What an account owes, in yuan; 0 when nothing.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.debt_of(p_account BIGINT UNSIGNED)
RETURNS DECIMAL(14, 2)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COALESCE(SUM(d.amount - d.paid), 0)
    FROM ecom_data.debt AS d
    WHERE d.account_id = p_account AND d.settled_at IS NULL
)
