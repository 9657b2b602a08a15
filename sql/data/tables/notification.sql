-- What an account is told. The client words it from `kind` and `detail` (JSON) in the reader's language;
-- `profile` is the window it concerns.
CREATE TABLE IF NOT EXISTS ecom_data.notification (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    profile ENUM('customer', 'vendor', 'administrator') NOT NULL,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail JSON NOT NULL,
    created_at DATETIME(6) NOT NULL,
    read_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY notification_account (account_id, profile, id),
    KEY notification_unread (account_id, profile, read_at, id)
) ENGINE = InnoDB;
