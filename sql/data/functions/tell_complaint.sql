-- Tells the two sides of a complaint what became of it, each in its own window; `p_not` is an account that knows already.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.tell_complaint(
    IN p_complaint BIGINT UNSIGNED, IN p_kind VARCHAR(40), IN p_not BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
INSERT INTO ecom_data.notification (account_id, profile, kind, detail, created_at)
SELECT
    p.account_id,
    p.profile,
    p_kind,
    JSON_OBJECT(
        'complaint_id', c.id + 0, 'number', c.number, 'about', c.kind, 'status', c.status, 'side', p.side,
        'deduction', IF(p.side = 'accused', c.deduction + 0, 0), 'fine', IF(p.side = 'accused', CAST(c.fine AS CHAR), '0.00')
    ),
    ecom_data.utc_now()
FROM ecom_data.complaint_party AS p
INNER JOIN ecom_data.complaint AS c ON p.complaint_id = c.id
WHERE p.complaint_id = p_complaint AND NOT p.account_id <=> p_not
