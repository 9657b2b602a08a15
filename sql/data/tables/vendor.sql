-- The selling profile of an account: an individual seller or a shop. `unpaid` is a shop whose membership is overdue: it may do
-- everything but have something on the shelf.
CREATE TABLE IF NOT EXISTS ecom_data.vendor (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    responsible_administrator_id BIGINT UNSIGNED NULL,
    kind ENUM('individual', 'shop') NOT NULL,
    name VARCHAR(80) NOT NULL,
    description VARCHAR(2000) NOT NULL DEFAULT '',
    contact_number VARCHAR(32) NULL,
    contact_is_published TINYINT UNSIGNED NOT NULL DEFAULT 0,
    bank VARCHAR(80) NULL,
    bank_card VARBINARY(255) NULL,
    bank_card_last4 CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status ENUM('active', 'suspended', 'closed', 'unpaid') NOT NULL DEFAULT 'active',
    opened_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY vendor_account (account_id),
    KEY vendor_name (name, id),
    KEY vendor_opened (opened_at, id),
    KEY vendor_status (status, id),
    KEY vendor_responsible (responsible_administrator_id),
    CONSTRAINT vendor_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT vendor_responsible_fk FOREIGN KEY (responsible_administrator_id)
    REFERENCES ecom_data.administrator (id)
) ENGINE = InnoDB;
