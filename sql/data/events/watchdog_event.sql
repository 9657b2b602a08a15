-- Calls the watchdog every three seconds.
CREATE DEFINER = 'ecom_definer'@'localhost' EVENT ecom_data.watchdog_event
ON SCHEDULE EVERY 3 SECOND
DO CALL ecom_data.watchdog()
