-- Who belongs to which group. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_group_member AS
SELECT
    g.group_id,
    g.account_id,
    a.login_name,
    a.status,
    COALESCE(IF(p.role = 'customer', c.name, IF(p.role = 'vendor', v.name, m.name)), a.login_name) AS name
FROM ecom_data.group_member AS g
INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id
INNER JOIN ecom_data.account AS a ON g.account_id = a.id
LEFT JOIN ecom_data.customer AS c ON g.account_id = c.account_id
LEFT JOIN ecom_data.vendor AS v ON g.account_id = v.account_id
LEFT JOIN ecom_data.administrator AS m ON g.account_id = m.account_id
