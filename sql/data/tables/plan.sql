-- The membership plans of shops: how many products stand on the shelf at once, what a month costs in yuan, and how many per cent
-- fees and advertising are cheaper. A plan that is not offered any more goes on for the shops that have it.
CREATE TABLE IF NOT EXISTS ecom_data.plan (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL,
    slots INT UNSIGNED NOT NULL,
    monthly_price DECIMAL(14, 2) NOT NULL,
    discount TINYINT UNSIGNED NOT NULL DEFAULT 0,
    is_offered TINYINT UNSIGNED NOT NULL DEFAULT 1,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY plan_name (name),
    CONSTRAINT plan_price_bounds CHECK (monthly_price >= 0 AND monthly_price <= 100000),
    CONSTRAINT plan_slots_bounds CHECK (slots BETWEEN 1 AND 100000),
    CONSTRAINT plan_discount_bounds CHECK (discount <= 100)
) ENGINE = InnoDB;
