-- Whether an account is among those a broadcast is meant for: it holds the profile and was there when it was sent.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.in_audience(
    p_account BIGINT UNSIGNED, p_audience VARCHAR(16), p_sent_at DATETIME(6)
)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    EXISTS (
        SELECT 1
        FROM ecom_data.customer AS c
        WHERE p_audience IN ('customer', 'everybody') AND c.account_id = p_account AND c.created_at <= p_sent_at
    )
    OR EXISTS (
        SELECT 1
        FROM ecom_data.vendor AS v
        WHERE p_audience IN ('vendor', 'everybody') AND v.account_id = p_account AND v.opened_at <= p_sent_at
    )
)
