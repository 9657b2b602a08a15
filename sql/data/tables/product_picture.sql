-- A product's pictures in the order they are shown, the first on the card.
CREATE TABLE IF NOT EXISTS ecom_data.product_picture (
    product_id BIGINT UNSIGNED NOT NULL,
    position TINYINT UNSIGNED NOT NULL,
    picture_id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (product_id, position),
    KEY product_picture_picture (picture_id),
    CONSTRAINT product_picture_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT product_picture_picture_fk FOREIGN KEY (picture_id) REFERENCES ecom_data.picture (id),
    CONSTRAINT product_picture_limit CHECK (position BETWEEN 1 AND 8)
) ENGINE = InnoDB;
