-- The buying profile of an account. The card number is encrypted with the shop's card key
-- (see seal_card); only the last four digits stand in the clear.
CREATE TABLE IF NOT EXISTS ecom_data.customer (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(80) NOT NULL,
    contact_number VARCHAR(32) NULL,
    default_address_id BIGINT UNSIGNED NULL,
    bank VARCHAR(80) NULL,
    bank_card VARBINARY(255) NULL,
    bank_card_last4 CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY customer_account (account_id),
    KEY customer_name (name, id),
    KEY customer_created (created_at, id),
    CONSTRAINT customer_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
