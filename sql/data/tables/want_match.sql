-- New listings that fit a want, so that nobody is told of one twice.
CREATE TABLE IF NOT EXISTS ecom_data.want_match (
    want_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    found_at DATETIME(6) NOT NULL,
    PRIMARY KEY (want_id, product_id),
    KEY want_match_product (product_id),
    CONSTRAINT want_match_want_fk FOREIGN KEY (want_id) REFERENCES ecom_data.want (id),
    CONSTRAINT want_match_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id)
) ENGINE = InnoDB;
