-- Sales by day of the shop and product, for the best products of a period.
CREATE TABLE IF NOT EXISTS ecom_data.daily_product_sales (
    day DATE NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    quantity INT NOT NULL DEFAULT 0,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    PRIMARY KEY (day, product_id),
    KEY daily_product_sales_vendor (vendor_id, day)
) ENGINE = InnoDB;
