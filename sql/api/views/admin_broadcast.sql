-- What the administrators told everybody: who sent it, whether it was withdrawn, and how many have read it. For administrators who may
-- read broadcasts.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_broadcast AS
SELECT
    b.id,
    b.audience,
    b.title,
    b.content,
    (SELECT m.name FROM ecom_data.administrator AS m WHERE m.account_id = b.sent_by) AS sent_by,
    b.sent_at,
    b.withdrawn_at,
    (SELECT COUNT(*) FROM ecom_data.broadcast_mark AS k WHERE k.message_id = b.id) AS read_count,
    b.version
FROM ecom_data.broadcast AS b
