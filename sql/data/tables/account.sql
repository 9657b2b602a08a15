-- A login. The person's MySQL account is `mysql_user`, derived from the login name, so that nothing a
-- person typed enters dynamic SQL. The password is the MySQL account's and is not kept here.
-- MariaDB sorts by a unique key and the id only with an ordinary index beside it: hence account_login_name_sort.
-- `email_is_owners` is 0 for an address that an administrator wrote and nobody proved: no code to a forgotten password goes there.
-- `half_open` until the owner has replaced the one-time password and sent a profile.
CREATE TABLE IF NOT EXISTS ecom_data.account (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    login_name VARCHAR(32) NOT NULL,
    mysql_user CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email VARCHAR(254) NULL,
    email_verified_at DATETIME(6) NULL,
    email_is_owners TINYINT UNSIGNED NOT NULL DEFAULT 1,
    status ENUM('half_open', 'active', 'suspended', 'closed') NOT NULL DEFAULT 'half_open',
    status_reason VARCHAR(500) NULL,
    credit_score SMALLINT NOT NULL DEFAULT 100,
    terms_version INT UNSIGNED NULL,
    terms_accepted_at DATETIME(6) NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en',
    registered_at DATETIME(6) NOT NULL,
    last_signed_in_at DATETIME(6) NULL,
    closed_at DATETIME(6) NULL,
    anonymised_at DATETIME(6) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY account_login_name (login_name),
    UNIQUE KEY account_mysql_user (mysql_user),
    UNIQUE KEY account_email (email),
    KEY account_login_name_sort (login_name, id),
    KEY account_status (status, id),
    KEY account_registered (registered_at, id),
    CONSTRAINT account_credit_score_bounds CHECK (credit_score BETWEEN 0 AND 200)
) ENGINE = InnoDB;
