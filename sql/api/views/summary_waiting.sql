-- The conversations about orders whose customer waits for the vendor's answer: how many, and since when the first waits, one
-- row. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_waiting AS
SELECT
    COUNT(*) AS conversations,
    MIN(s.waiting_since) AS oldest_at
FROM ecom_data.post_sale AS s
WHERE s.waiting_since IS NOT NULL
