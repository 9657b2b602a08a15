-- MariaDB: lets guests in again. Whoever types a name that is no account's is refused as the anonymous account, and
-- `max_password_errors` counts that: without this, some mistyped names would lock every guest out. Called by every tick.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.unlock_guest()
SQL SECURITY DEFINER
MODIFIES SQL DATA
ALTER USER ''@'%' ACCOUNT UNLOCK
