-- What sellers answer to a want: one of their products, or words alone. A product is offered once to a want.
CREATE TABLE IF NOT EXISTS ecom_data.want_offer (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    want_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NULL,
    words VARCHAR(1000) NOT NULL DEFAULT '',
    status ENUM('open', 'accepted', 'declined', 'withdrawn') NOT NULL DEFAULT 'open',
    answer VARCHAR(1000) NOT NULL DEFAULT '',
    offered_at DATETIME(6) NOT NULL,
    decided_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY want_offer_product_once (want_id, product_id),
    KEY want_offer_vendor (vendor_id, want_id),
    KEY want_offer_product (product_id),
    CONSTRAINT want_offer_want_fk FOREIGN KEY (want_id) REFERENCES ecom_data.want (id),
    CONSTRAINT want_offer_vendor_fk FOREIGN KEY (vendor_id) REFERENCES ecom_data.vendor (id),
    CONSTRAINT want_offer_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id)
) ENGINE = InnoDB;
