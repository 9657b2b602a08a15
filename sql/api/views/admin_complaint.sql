-- Every complaint with its two sides and where it stands. For administrators who may read complaints.
-- The named index keeps MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_complaint AS
SELECT
    c.id,
    c.number,
    c.kind,
    c.status,
    c.complainant_account_id,
    c.complainant_side,
    c.complainant_name,
    c.accused_account_id,
    c.accused_side,
    c.accused_name,
    c.order_id,
    c.order_number,
    c.product_id,
    c.product_name,
    c.severity,
    c.deduction,
    c.fine,
    c.message_count,
    c.last_side,
    c.last_at,
    c.filed_at,
    c.decided_by,
    m.name AS decided_by_name,
    c.decided_at,
    c.appealed_at,
    c.version
FROM ecom_data.complaint AS c
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON c.decided_by = m.account_id
