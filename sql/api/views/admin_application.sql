-- Applications to be a shop, with the ids of the documents. For administrators who may read approvals. The named indexes keep
-- MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_application AS
SELECT
    a.id,
    a.number,
    a.account_id,
    a.vendor_id,
    a.vendor_name,
    p.name AS plan_name,
    a.real_name,
    a.document_kind,
    a.note,
    a.status,
    a.applied_at,
    a.checked_on,
    c.name AS checked_by_name,
    a.check_note,
    m.name AS decided_by_name,
    a.decided_at,
    a.reason,
    a.documents_erased_at,
    ecom_data.attachments_of('application', a.id) AS documents,
    a.version
FROM ecom_data.shop_application AS a
LEFT JOIN ecom_data.plan AS p FORCE INDEX (PRIMARY) ON a.plan_id = p.id
LEFT JOIN ecom_data.administrator AS c FORCE INDEX (administrator_account) ON a.checked_by = c.account_id
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON a.decided_by = m.account_id
