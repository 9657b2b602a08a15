-- MariaDB: ends every open session of an account. A session inside a procedure shows under the definer's name and is
-- ended by the next call: repeat until it answers zero rows ended.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.stop_sessions(IN p_user CHAR(32) CHARACTER SET ascii)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE sessions CURSOR FOR SELECT p.id FROM information_schema.processlist AS p WHERE p.user = p_user;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    DECLARE CONTINUE HANDLER FOR 1094 SET v_id = NULL;
    OPEN sessions;
    each_session: LOOP
        FETCH sessions INTO v_id;
        IF v_done = 1 THEN
            LEAVE each_session;
        END IF;
        KILL CONNECTION v_id;
    END LOOP;
    CLOSE sessions;
END
