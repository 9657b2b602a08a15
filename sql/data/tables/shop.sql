-- The one row that says which marketplace this is. `shop_id` and `password_cost` enter the
-- derivation of every password and `shop_id` never changes; the cost only rises, and `earlier_costs` (newest first, with
-- commas) are those an account may still have its password from. `time_zone` bounds days and months. `card_key_mark` tells
-- the card key apart (see card_key) and nothing about it.
CREATE TABLE IF NOT EXISTS ecom_data.shop (
    id TINYINT UNSIGNED NOT NULL DEFAULT 1,
    shop_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(120) NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CNY',
    time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    schema_version INT UNSIGNED NOT NULL,
    password_cost TINYINT UNSIGNED NOT NULL DEFAULT 11,
    earlier_costs VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    maintenance TINYINT UNSIGNED NOT NULL DEFAULT 0,
    card_key_mark CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT shop_is_one_row CHECK (id = 1)
) ENGINE = InnoDB;
