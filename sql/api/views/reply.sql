-- The replies on the community board, none of them hidden, customers' names shortened. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.reply AS
SELECT
    r.id,
    r.topic_id,
    r.author_name,
    r.author_kind,
    r.content,
    r.written_at
FROM ecom_data.public_reply AS r
