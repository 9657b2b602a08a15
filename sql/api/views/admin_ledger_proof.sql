-- The proof of the ledger, one row: how many entries there are, and their sum, which must be zero. For administrators who may
-- read the ledger.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_ledger_proof AS
SELECT
    COUNT(*) AS entries,
    COALESCE(SUM(e.amount), 0) AS total
FROM ecom_data.ledger_entry AS e
