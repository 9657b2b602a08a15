-- The administering profile of an account. What it may do is in its groups' access rows.
CREATE TABLE IF NOT EXISTS ecom_data.administrator (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(80) NOT NULL,
    phone VARCHAR(32) NULL,
    created_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY administrator_account (account_id),
    CONSTRAINT administrator_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
