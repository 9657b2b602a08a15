-- A customer's address book. Orders copy what they need, so a row may change or go at any time.
CREATE TABLE IF NOT EXISTS ecom_data.address (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    recipient VARCHAR(80) NOT NULL,
    phone VARCHAR(32) NOT NULL,
    region VARCHAR(120) NOT NULL DEFAULT '',
    street VARCHAR(240) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY address_customer (customer_id, id),
    CONSTRAINT address_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id)
) ENGINE = InnoDB;
