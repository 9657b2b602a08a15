-- Every move of an order: who, when, from where to where, and a note. Never changed.
-- `kind` is `moved`, or tells of a request (return_asked, cancel_refused …), which leads from the state to itself.
-- `actor` tells the side; the server itself moves an order when a delivery confirms itself.
CREATE TABLE IF NOT EXISTS ecom_data.order_event (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    order_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NULL,
    actor ENUM('customer', 'vendor', 'administrator', 'system') NOT NULL,
    from_status ENUM('placed', 'confirmed', 'shipped', 'received', 'cancelled', 'returned') NULL,
    to_status ENUM('placed', 'confirmed', 'shipped', 'received', 'cancelled', 'returned') NOT NULL,
    kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'moved',
    note VARCHAR(500) NOT NULL DEFAULT '',
    happened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY order_event_order (order_id, id),
    CONSTRAINT order_event_order_fk FOREIGN KEY (order_id) REFERENCES ecom_data.orders (id)
) ENGINE = InnoDB;
