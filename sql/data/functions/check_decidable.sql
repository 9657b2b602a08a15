-- Refuses what an administrator cannot decide: a request that is not there (`p_asker` is NULL: `not_found`), their own (`own_request`), one
-- that is decided or taken back (`request_is_closed`), or that somebody changed since they saw version `p_seen` (`changed_meanwhile`).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_decidable(
    IN p_caller BIGINT UNSIGNED, IN p_id BIGINT UNSIGNED, IN p_asker BIGINT UNSIGNED, IN p_status VARCHAR(16),
    IN p_version INT UNSIGNED, IN p_seen INT UNSIGNED
)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    IF p_asker IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF p_asker = p_caller THEN
        CALL ecom_data.refuse('own_request', p_id);
    END IF;
    IF p_status <> 'requested' THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    CALL ecom_data.check_version(p_id, p_version, p_seen);
END
