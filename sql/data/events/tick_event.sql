-- Calls the tick every few seconds.
CREATE DEFINER = 'ecom_definer'@'localhost' EVENT ecom_data.tick_event
ON SCHEDULE EVERY 5 SECOND
DO CALL ecom_data.tick()
