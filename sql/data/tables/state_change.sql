-- Moves of orders not yet folded into order_state_count.
CREATE TABLE IF NOT EXISTS ecom_data.state_change (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    batch BIGINT UNSIGNED NOT NULL DEFAULT 0,
    from_status ENUM('placed', 'confirmed', 'shipped', 'received', 'cancelled', 'returned') NULL,
    to_status ENUM('placed', 'confirmed', 'shipped', 'received', 'cancelled', 'returned') NOT NULL,
    PRIMARY KEY (id),
    KEY state_change_batch (batch, id)
) ENGINE = InnoDB;
