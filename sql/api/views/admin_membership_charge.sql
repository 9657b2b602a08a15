-- What shops were charged for their memberships, month by month. For administrators who may read finance.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_membership_charge AS
SELECT
    c.id,
    c.vendor_id,
    c.vendor_name,
    c.plan_name,
    c.month,
    c.amount,
    c.status,
    c.charged_at,
    c.due_at,
    c.paid_at
FROM ecom_data.membership_charge AS c
