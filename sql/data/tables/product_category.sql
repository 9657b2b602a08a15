-- The further categories of a product, beside its main one.
CREATE TABLE IF NOT EXISTS ecom_data.product_category (
    product_id BIGINT UNSIGNED NOT NULL,
    category_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (product_id, category_id),
    KEY product_category_category (category_id, product_id),
    CONSTRAINT product_category_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT product_category_category_fk FOREIGN KEY (category_id) REFERENCES ecom_data.category (id)
) ENGINE = InnoDB;
