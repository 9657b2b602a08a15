-- Carries a deed's answer into MySQL's grants: those of each administrator in its array `members`, of the role of its `group` of
-- customers or vendors, of the accounts it `moved` between such groups; the role it `dropped` goes. A door may be among what
-- it grants while the door is open: MariaDB takes naming it for a call of itself, hence the depth.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.apply_access_to(IN p_answer JSON)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_place INT DEFAULT 0;
    DECLARE v_dropped BIGINT UNSIGNED DEFAULT JSON_EXTRACT(p_answer, '$.dropped');
    SET SESSION max_sp_recursion_depth = 2;
    IF JSON_EXTRACT(p_answer, '$.group') IS NOT NULL THEN
        CALL ecom_data.apply_group(JSON_EXTRACT(p_answer, '$.group'));
    END IF;
    WHILE v_place < JSON_LENGTH(p_answer, '$.members') DO
        CALL ecom_data.apply_access(JSON_EXTRACT(p_answer, CONCAT('$.members[', v_place, ']')));
        SET v_place = v_place + 1;
    END WHILE;
    IF JSON_EXTRACT(p_answer, '$.moved') IS NOT NULL THEN
        CALL ecom_data.apply_roles(JSON_EXTRACT(p_answer, '$.moved'));
    END IF;
    IF v_dropped IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ecom_data.people_group AS g WHERE g.id = v_dropped) THEN
        CALL ecom_data.drop_role(CONCAT('ecom_g', v_dropped));
    END IF;
    SET SESSION max_sp_recursion_depth = 0;
END
