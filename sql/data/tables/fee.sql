-- The fee schedule, in yuan: what a listing of so many days costs an individual seller, and what one day of advertising costs
-- anybody. Administrators edit it; what is not offered cannot be chosen any more.
CREATE TABLE IF NOT EXISTS ecom_data.fee (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    kind ENUM('listing', 'advertising') NOT NULL,
    days SMALLINT UNSIGNED NOT NULL,
    price DECIMAL(14, 2) NOT NULL,
    is_offered TINYINT UNSIGNED NOT NULL DEFAULT 1,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY fee_kind_days (kind, days),
    CONSTRAINT fee_price_bounds CHECK (price >= 0 AND price <= 100000),
    CONSTRAINT fee_days_bounds CHECK (days BETWEEN 1 AND 365)
) ENGINE = InnoDB;
