-- Every question under a product, hidden or not, with who asked and who is to answer. For administrators who may read questions.
-- The outer joins keep the question first, so that a list sorted by one of its columns is read from that column's index; the named
-- indexes keep MySQL from joining a small table by hashing, which loses that order.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_question AS
SELECT
    q.id,
    q.product_id,
    q.product_name,
    o.name AS vendor_name,
    COALESCE(c.name, v.name) AS asker_name,
    q.content,
    q.asked_at,
    q.answer,
    q.answered_at,
    q.hidden_at,
    q.hidden_reason,
    q.version
FROM ecom_data.product_question AS q
LEFT JOIN ecom_data.vendor AS o FORCE INDEX (PRIMARY) ON q.vendor_id = o.id
LEFT JOIN ecom_data.customer AS c FORCE INDEX (customer_account) ON q.account_id = c.account_id AND q.profile = 'customer'
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (vendor_account) ON q.account_id = v.account_id AND q.profile = 'vendor'
