-- Products that were put on the shelf and are still to be compared with wants and saved searches: the tick does it.
CREATE TABLE IF NOT EXISTS ecom_data.match_due (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (id),
    KEY match_due_product (product_id)
) ENGINE = InnoDB;
