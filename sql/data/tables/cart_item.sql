-- What lies in a customer's cart, with the price it was put in at, so that a change can be shown.
CREATE TABLE IF NOT EXISTS ecom_data.cart_item (
    customer_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    price_seen DECIMAL(14, 2) NOT NULL,
    added_at DATETIME(6) NOT NULL,
    PRIMARY KEY (customer_id, product_id),
    KEY cart_item_product (product_id),
    CONSTRAINT cart_item_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id),
    CONSTRAINT cart_item_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT cart_item_quantity_bounds CHECK (quantity BETWEEN 1 AND 9999)
) ENGINE = InnoDB;
