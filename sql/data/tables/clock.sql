-- How far the shop's clock is moved from UTC, in seconds. Zero but in tests, which move it to see
-- things expire.
CREATE TABLE IF NOT EXISTS ecom_data.clock (
    id TINYINT UNSIGNED NOT NULL DEFAULT 1,
    shift_seconds BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT clock_is_one_row CHECK (id = 1)
) ENGINE = InnoDB;
