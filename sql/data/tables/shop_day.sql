-- When each day of the shop begins, in UTC: the shop's time zone written out as a calendar, so that days,
-- months and rollups are bounded the same on every engine without the engine's own zone tables.
CREATE TABLE IF NOT EXISTS ecom_data.shop_day (
    day DATE NOT NULL,
    starts_at DATETIME(6) NOT NULL,
    PRIMARY KEY (day),
    UNIQUE KEY shop_day_start (starts_at)
) ENGINE = InnoDB;
