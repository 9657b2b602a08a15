-- How many orders stand in each state, as folded by the tick.
CREATE TABLE IF NOT EXISTS ecom_data.order_state_count (
    status ENUM('placed', 'confirmed', 'shipped', 'received', 'cancelled', 'returned') NOT NULL,
    orders BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (status)
) ENGINE = InnoDB;
