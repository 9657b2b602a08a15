-- What a customer and a vendor say to each other about an order, and the marketplace to both. `read_at` is when the other side
-- had read it; of the marketplace's words, when the customer had, and `vendor_read_at` when the vendor had.
CREATE TABLE IF NOT EXISTS ecom_data.post_sale_message (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    order_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    side ENUM('customer', 'vendor', 'administrator') NOT NULL,
    content VARCHAR(2000) NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    read_at DATETIME(6) NULL,
    vendor_read_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY post_sale_message_order (order_id, side, id),
    CONSTRAINT post_sale_message_order_fk FOREIGN KEY (order_id) REFERENCES ecom_data.orders (id)
) ENGINE = InnoDB;
