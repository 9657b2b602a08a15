-- The lines of an order, with the product's name, picture and price as sold.
CREATE TABLE IF NOT EXISTS ecom_data.order_item (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    order_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    category_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(120) NOT NULL,
    picture_id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    price DECIMAL(14, 2) NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    returned_quantity INT UNSIGNED NOT NULL DEFAULT 0,
    total DECIMAL(14, 2) NOT NULL,
    state ENUM('sold', 'cancelled', 'return_asked', 'returned') NOT NULL DEFAULT 'sold',
    PRIMARY KEY (id),
    UNIQUE KEY order_item_product_once (order_id, product_id),
    KEY order_item_product (product_id, id),
    CONSTRAINT order_item_order_fk FOREIGN KEY (order_id) REFERENCES ecom_data.orders (id),
    CONSTRAINT order_item_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT order_item_quantity_bounds CHECK (quantity > 0 AND returned_quantity <= quantity),
    CONSTRAINT order_item_total_adds_up CHECK (total = price * quantity)
) ENGINE = InnoDB;
