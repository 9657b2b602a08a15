-- The recovery accounts there are: MySQL accounts whose password is a mailed code, and which may do one thing, give the account
-- they stand for a one-time password. `mysql_user` is the person's with an `r` in place of the `u`. The tick removes them once
-- they are used or too old.
CREATE TABLE IF NOT EXISTS ecom_data.recovery (
    account_id BIGINT UNSIGNED NOT NULL,
    mysql_user CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email VARCHAR(254) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at DATETIME(6) NULL,
    PRIMARY KEY (account_id),
    UNIQUE KEY recovery_mysql_user (mysql_user),
    KEY recovery_expires (expires_at),
    CONSTRAINT recovery_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
