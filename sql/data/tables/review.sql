-- What a customer says of an item they received: one an item, 1–5 and words; the vendor may reply once.
CREATE TABLE IF NOT EXISTS ecom_data.review (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    order_item_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    customer_id BIGINT UNSIGNED NOT NULL,
    customer_name VARCHAR(80) NOT NULL,
    rating TINYINT UNSIGNED NOT NULL,
    words VARCHAR(2000) NOT NULL DEFAULT '',
    reply VARCHAR(2000) NULL,
    replied_at DATETIME(6) NULL,
    hidden_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY review_once_an_item (order_item_id),
    KEY review_product (product_id, id),
    KEY review_customer (customer_id, id),
    CONSTRAINT review_item_fk FOREIGN KEY (order_item_id) REFERENCES ecom_data.order_item (id),
    CONSTRAINT review_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT review_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id),
    CONSTRAINT review_rating_bounds CHECK (rating BETWEEN 1 AND 5)
) ENGINE = InnoDB;
