-- Sales by day of the shop, vendor and category, in yuan. Sales count on the day placed; cancellations and
-- returns on their own day in columns of their own.
CREATE TABLE IF NOT EXISTS ecom_data.daily_sales (
    day DATE NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    category_id BIGINT UNSIGNED NOT NULL,
    orders INT UNSIGNED NOT NULL DEFAULT 0,
    quantity INT UNSIGNED NOT NULL DEFAULT 0,
    amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    cancelled_quantity INT UNSIGNED NOT NULL DEFAULT 0,
    cancelled_amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    returned_quantity INT UNSIGNED NOT NULL DEFAULT 0,
    returned_amount DECIMAL(16, 2) NOT NULL DEFAULT 0,
    PRIMARY KEY (day, vendor_id, category_id),
    KEY daily_sales_vendor (vendor_id, day)
) ENGINE = InnoDB;
