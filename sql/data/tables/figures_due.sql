-- Products whose listing has to take over new figures (stock, sold, rating). The order path only ever inserts here;
-- the tick writes the listings and removes the rows.
CREATE TABLE IF NOT EXISTS ecom_data.figures_due (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (id),
    KEY figures_due_product (product_id, id)
) ENGINE = InnoDB;
