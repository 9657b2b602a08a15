-- The conversation about an order: who has not read how many messages, and what was said last. `vendor_rank` sorts the
-- vendor's list: '1' and the time while the customer waits for an answer, '0' and the time otherwise; `waiting_since` is when
-- the customer began to wait.
CREATE TABLE IF NOT EXISTS ecom_data.post_sale (
    order_id BIGINT UNSIGNED NOT NULL,
    customer_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    message_count INT UNSIGNED NOT NULL DEFAULT 0,
    customer_unread INT UNSIGNED NOT NULL DEFAULT 0,
    vendor_unread INT UNSIGNED NOT NULL DEFAULT 0,
    last_message_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
    last_side ENUM('customer', 'vendor', 'administrator') NOT NULL,
    last_words VARCHAR(120) NOT NULL DEFAULT '',
    last_at DATETIME(6) NOT NULL,
    waiting_since DATETIME(6) NULL,
    vendor_rank CHAR(27) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (order_id),
    KEY post_sale_last (last_at, order_id),
    KEY post_sale_waiting (waiting_since, order_id),
    KEY post_sale_customer (customer_id, last_at, order_id),
    KEY post_sale_vendor (vendor_id, vendor_rank, order_id),
    KEY post_sale_customer_unread (customer_id, customer_unread),
    KEY post_sale_vendor_unread (vendor_id, vendor_unread),
    KEY post_sale_customer_newest (customer_id, last_message_id),
    KEY post_sale_vendor_newest (vendor_id, last_message_id),
    CONSTRAINT post_sale_order_fk FOREIGN KEY (order_id) REFERENCES ecom_data.orders (id)
) ENGINE = InnoDB;
