-- Who opened accounts from where and when: the limit per host and hour is counted here.
CREATE TABLE IF NOT EXISTS ecom_data.account_opening (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    host VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY account_opening_host (host, opened_at)
) ENGINE = InnoDB;
