-- The fee schedule as everybody with an account may read it: days of a listing, a day of advertising; yuan.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.fee AS
SELECT
    f.id,
    f.kind,
    f.days,
    f.price,
    f.is_offered
FROM ecom_data.fee AS f
