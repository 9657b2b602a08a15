-- What somebody lost or found.
CREATE TABLE IF NOT EXISTS ecom_data.lost_item (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    what VARCHAR(200) NOT NULL,
    told_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY lost_item_customer (customer_id),
    CONSTRAINT lost_item_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id)
) ENGINE = InnoDB;
