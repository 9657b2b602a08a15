-- When each scheduled job last ran and what went wrong since: `ecom-server check` reports one that is stale.
CREATE TABLE IF NOT EXISTS ecom_data.scheduled_work (
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_run_at DATETIME(6) NULL,
    last_error VARCHAR(300) NULL,
    batch BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (name)
) ENGINE = InnoDB;
