-- How many of a product may be sold now. Orders take from it by conditional update, in product order.
CREATE TABLE IF NOT EXISTS ecom_data.stock (
    product_id BIGINT UNSIGNED NOT NULL,
    quantity INT NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id),
    CONSTRAINT stock_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT stock_is_never_below_zero CHECK (quantity >= 0)
) ENGINE = InnoDB;
