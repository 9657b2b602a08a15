-- What orders have added to the figures since the last tick: one row an item and move. The order path only
-- ever inserts here; the tick folds the rows into the rollups and removes them, and until then the
-- summary views add them up themselves.
CREATE TABLE IF NOT EXISTS ecom_data.sales_change (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    batch BIGINT UNSIGNED NOT NULL DEFAULT 0,
    day DATE NOT NULL,
    kind ENUM('placed', 'cancelled', 'returned', 'closed') NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    category_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    orders SMALLINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    amount DECIMAL(14, 2) NOT NULL,
    PRIMARY KEY (id),
    KEY sales_change_batch (batch, id)
) ENGINE = InnoDB;
