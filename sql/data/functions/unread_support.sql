-- How many conversations with the administrators have an answer an account has not read; at most 100 are counted.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.unread_support(p_account BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COUNT(*)
    FROM (
        SELECT s.id
        FROM ecom_data.support_conversation AS s
        WHERE s.account_id = p_account AND s.member_unread > 0
        ORDER BY s.member_unread
        LIMIT 100
    ) AS unread
)
