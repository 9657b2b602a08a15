-- Every administrator who may be made responsible for something. For administrators who may write vendors.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_administrator AS
SELECT
    m.id,
    m.name,
    a.login_name,
    a.status
FROM ecom_data.administrator AS m
INNER JOIN ecom_data.account AS a ON m.account_id = a.id
