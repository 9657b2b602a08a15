-- Always empty: where an id that a caller set for their next insert is used up (engines/mysql/set_session_back.sql).
CREATE TABLE IF NOT EXISTS ecom_data.spent_id (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
) ENGINE = InnoDB;
