-- Lets accounts in again that were locked after too many wrong passwords, and forgets all wrong ones counted so far: so nobody
-- is locked for longer than the setting `lockout_minutes`, at which pace the tick calls it. No engine tells which accounts are
-- locked, so the engine is told to begin anew with all. Sessions are not touched. Safe to repeat.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.unlock_accounts()
SQL SECURITY DEFINER
MODIFIES SQL DATA
FLUSH PRIVILEGES
