-- How many questions under a vendor's products wait for an answer; at most 100 are counted.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.open_questions(p_vendor BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT COUNT(*)
    FROM (
        SELECT q.id
        FROM ecom_data.product_question AS q
        WHERE q.vendor_id = p_vendor AND q.vendor_rank >= '1'
        ORDER BY q.vendor_rank
        LIMIT 100
    ) AS waiting
)
