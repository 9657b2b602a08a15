-- What administrators changed, with old and new values. For administrators who may read the audit log.
-- The named index keeps MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_audit_log AS
SELECT
    l.id,
    l.account_id,
    a.login_name,
    l.action,
    l.subject,
    l.subject_id,
    l.old_values,
    l.new_values,
    l.happened_at
FROM ecom_data.audit_log AS l
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON l.account_id = a.id
