-- Figures of a product folded in from orders and reviews, off the order path.
CREATE TABLE IF NOT EXISTS ecom_data.product_statistics (
    product_id BIGINT UNSIGNED NOT NULL,
    sold_count INT NOT NULL DEFAULT 0,
    on_order INT NOT NULL DEFAULT 0,
    rating_count INT UNSIGNED NOT NULL DEFAULT 0,
    rating_sum INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id),
    KEY product_statistics_sold (sold_count, product_id),
    CONSTRAINT product_statistics_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id)
) ENGINE = InnoDB;
