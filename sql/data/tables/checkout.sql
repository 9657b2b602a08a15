-- One press of "Buy": the orders made together, one a vendor, all or none.
CREATE TABLE IF NOT EXISTS ecom_data.checkout (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    total DECIMAL(14, 2) NOT NULL,
    placed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY checkout_customer (customer_id, id),
    CONSTRAINT checkout_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id)
) ENGINE = InnoDB;
