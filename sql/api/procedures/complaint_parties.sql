-- Both sides of a complaint as whoever decides it must know them, the complainant first: side, login_name, credit_score,
-- registered_at, account_status, orders_bought, orders_sold (completed), complaints_made, complaints_made_upheld, complaints_against,
-- complaints_upheld. None when there is no such complaint.
-- For administrators who may read complaints.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.complaint_parties(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT
        p.side,
        p.profile,
        a.id AS account_id,
        a.login_name,
        a.status AS account_status,
        a.credit_score,
        a.registered_at,
        (
            SELECT COUNT(*)
            FROM ecom_data.orders AS o
            INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id
            WHERE c.account_id = a.id AND o.status = 'received'
        ) AS orders_bought,
        (
            SELECT COUNT(*)
            FROM ecom_data.orders AS o
            INNER JOIN ecom_data.vendor AS v ON o.vendor_id = v.id
            WHERE v.account_id = a.id AND o.status = 'received'
        ) AS orders_sold,
        (SELECT COUNT(*) FROM ecom_data.complaint AS k WHERE k.complainant_account_id = a.id) AS complaints_made,
        (
            SELECT COUNT(*) FROM ecom_data.complaint AS k WHERE k.complainant_account_id = a.id AND k.status = 'upheld'
        ) AS complaints_made_upheld,
        (SELECT COUNT(*) FROM ecom_data.complaint AS k WHERE k.accused_account_id = a.id) AS complaints_against,
        (
            SELECT COUNT(*) FROM ecom_data.complaint AS k WHERE k.accused_account_id = a.id AND k.status = 'upheld'
        ) AS complaints_upheld
    FROM ecom_data.complaint_party AS p
    INNER JOIN ecom_data.account AS a ON p.account_id = a.id
    WHERE p.complaint_id = p_id
    ORDER BY p.side;
END
