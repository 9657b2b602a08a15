-- Products a customer keeps an eye on, with the price seen when they were marked.
CREATE TABLE IF NOT EXISTS ecom_data.favourite (
    customer_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    price_seen DECIMAL(14, 2) NOT NULL,
    added_at DATETIME(6) NOT NULL,
    PRIMARY KEY (customer_id, product_id),
    KEY favourite_added (customer_id, added_at, product_id),
    KEY favourite_product (product_id),
    CONSTRAINT favourite_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id),
    CONSTRAINT favourite_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id)
) ENGINE = InnoDB;
