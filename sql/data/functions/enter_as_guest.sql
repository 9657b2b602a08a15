-- The first line of a door that trusts nobody: sets the session back and asks nothing of the caller.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.enter_as_guest()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    CALL ecom_data.set_session_back();
    IF (SELECT s.maintenance FROM ecom_data.shop AS s WHERE s.id = 1) = 1 THEN
        CALL ecom_data.refuse('maintenance', NULL);
    END IF;
END
