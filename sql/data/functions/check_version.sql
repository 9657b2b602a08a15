-- Refuses a row that is not there (`not_found`), or that somebody changed since it was read (`changed_meanwhile`): `p_version` is the
-- version it has now, NULL without a row, `p_seen` the one the caller saw.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_version(
    IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_seen INT UNSIGNED
)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    IF p_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF NOT p_version <=> p_seen THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
END
