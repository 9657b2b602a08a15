-- Who asked for a code to a forgotten password from where and when: the limits per host and per account are counted here. A name
-- that is no account's counts for its host all the same.
CREATE TABLE IF NOT EXISTS ecom_data.recovery_ask (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    host VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    account_id BIGINT UNSIGNED NULL,
    asked_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY recovery_ask_host (host, asked_at),
    KEY recovery_ask_account (account_id, asked_at)
) ENGINE = InnoDB;
