-- One complaint of the account that calls, as a row of my_complaints with `profile`, the window it concerns; none when it is not a
-- side of it.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_complaint(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT
        c.id,
        c.number,
        c.kind,
        c.status,
        p.side,
        CASE
            WHEN p.side = 'complainant' THEN c.accused_name
            WHEN c.order_id IS NULL THEN CONCAT(LEFT(c.complainant_name, 1), '**')
            ELSE c.complainant_name
        END AS other_name,
        c.order_id,
        c.order_number,
        c.product_id,
        c.product_name,
        c.severity,
        IF(p.side = 'accused', c.deduction, 0) AS deduction,
        IF(p.side = 'accused', c.fine, 0) AS fine,
        p.unread,
        c.filed_at,
        c.decided_at,
        c.appealed_at,
        p.last_at,
        ecom_data.may_appeal(p.side, c.status, c.decided_at, c.appealed_at) AS may_appeal,
        p.profile
    FROM ecom_data.complaint_party AS p
    INNER JOIN ecom_data.complaint AS c ON p.complaint_id = c.id
    WHERE p.complaint_id = p_id AND p.account_id = v_account;
END
