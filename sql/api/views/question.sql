-- Questions under products with their answers, none of them hidden, the askers' names shortened. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.question AS
SELECT
    q.id,
    q.product_id,
    q.asker_name,
    q.content,
    q.asked_at,
    q.answer,
    q.answered_at
FROM ecom_data.public_question AS q
