-- How many accounts have read a broadcast, those that deleted it too.
-- Example: SELECT ecom_data.readers_of(b.id) AS read_count
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.readers_of(p_broadcast BIGINT UNSIGNED)
RETURNS BIGINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT COUNT(*) FROM ecom_data.broadcast_mark AS k WHERE k.message_id = p_broadcast)
