-- The terms of use, every version. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.terms AS
SELECT
    t.version,
    t.text_en,
    t.text_zh,
    t.published_at
FROM ecom_data.terms AS t
