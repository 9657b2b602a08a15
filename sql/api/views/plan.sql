-- The membership plans as everybody with an account may read them; yuan a month, discount in per cent.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.plan AS
SELECT
    p.id,
    p.name,
    p.slots,
    p.monthly_price,
    p.discount,
    p.is_offered
FROM ecom_data.plan AS p
