-- What vendors put into stock and took out by hand. stock = these − placed + cancelled + returned.
CREATE TABLE IF NOT EXISTS ecom_data.stock_change (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    quantity INT NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY stock_change_product (product_id, id),
    CONSTRAINT stock_change_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id)
) ENGINE = InnoDB;
