-- The further categories of what is on sale, as guests read them. Written with the listing by refresh_listing, and gone with it.
CREATE TABLE IF NOT EXISTS ecom_data.listing_category (
    category_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (category_id, product_id),
    KEY listing_category_product (product_id),
    CONSTRAINT listing_category_listing_fk FOREIGN KEY (product_id) REFERENCES ecom_data.listing (product_id) ON DELETE CASCADE
) ENGINE = InnoDB;
