-- Who belongs to which group. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_group_member AS
SELECT
    g.group_id,
    g.account_id,
    a.login_name,
    a.status,
    m.name
FROM ecom_data.group_member AS g
INNER JOIN ecom_data.account AS a ON g.account_id = a.id
LEFT JOIN ecom_data.administrator AS m ON g.account_id = m.account_id
