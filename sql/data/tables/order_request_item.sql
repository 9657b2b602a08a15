-- Which items of an order a return or refund is about, and how many of each.
CREATE TABLE IF NOT EXISTS ecom_data.order_request_item (
    request_id BIGINT UNSIGNED NOT NULL,
    order_item_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    PRIMARY KEY (request_id, order_item_id),
    CONSTRAINT order_request_item_request_fk FOREIGN KEY (request_id) REFERENCES ecom_data.order_request (id),
    CONSTRAINT order_request_item_item_fk FOREIGN KEY (order_item_id) REFERENCES ecom_data.order_item (id),
    CONSTRAINT order_request_item_quantity CHECK (quantity > 0)
) ENGINE = InnoDB;
