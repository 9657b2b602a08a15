-- The topics of the community board, none of them hidden, customers' names shortened. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.topic AS
SELECT
    t.id,
    t.author_name,
    t.author_kind,
    t.title,
    t.content,
    t.written_at,
    t.last_at,
    t.reply_count
FROM ecom_data.public_topic AS t
