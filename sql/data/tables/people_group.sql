-- Groups of accounts with the same access.
CREATE TABLE IF NOT EXISTS ecom_data.people_group (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY people_group_name (name)
) ENGINE = InnoDB;
