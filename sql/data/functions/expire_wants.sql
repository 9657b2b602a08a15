-- A job of the tick: ends wants whose time is over, at most 500 a call, and tells nobody: whoever still looks posts it again.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.expire_wants()
SQL SECURITY DEFINER
MODIFIES SQL DATA
UPDATE ecom_data.want AS w
SET w.status = 'expired', w.version = w.version + 1
WHERE w.status = 'open' AND w.expires_at <= ecom_data.utc_now()
ORDER BY w.expires_at
LIMIT 500
