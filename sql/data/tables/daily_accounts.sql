-- New profiles by day of the shop.
CREATE TABLE IF NOT EXISTS ecom_data.daily_accounts (
    day DATE NOT NULL,
    customers INT UNSIGNED NOT NULL DEFAULT 0,
    vendors INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (day)
) ENGINE = InnoDB;
