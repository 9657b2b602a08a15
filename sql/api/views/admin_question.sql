-- Every question under a product, hidden or not, with who asked and who is to answer. For administrators who may read questions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_question AS
SELECT
    q.id,
    q.product_id,
    q.product_name,
    (SELECT v.name FROM ecom_data.vendor AS v WHERE v.id = q.vendor_id) AS vendor_name,
    CASE q.profile
        WHEN 'customer' THEN (SELECT c.name FROM ecom_data.customer AS c WHERE c.account_id = q.account_id)
        ELSE (SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = q.account_id)
    END AS asker_name,
    q.content,
    q.asked_at,
    q.answer,
    q.answered_at,
    q.hidden_at,
    q.hidden_reason,
    q.version
FROM ecom_data.product_question AS q
