-- Applies the access table to every account in the array `members` of a deed's answer. A door may be among what it grants while
-- the door is open: MariaDB takes naming it for a call of itself, hence the depth.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.apply_access_to(IN p_answer JSON)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_place INT DEFAULT 0;
    SET SESSION max_sp_recursion_depth = 2;
    WHILE v_place < JSON_LENGTH(p_answer, '$.members') DO
        CALL ecom_data.apply_access(JSON_EXTRACT(p_answer, CONCAT('$.members[', v_place, ']')));
        SET v_place = v_place + 1;
    END WHILE;
    SET SESSION max_sp_recursion_depth = 0;
END
