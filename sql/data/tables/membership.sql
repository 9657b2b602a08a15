-- Which plan a shop had from when to when. `current_of` is the vendor while it is the one that holds now: its unique key finds
-- it, and whoever counts a shop's slots or charges it locks this row first. `shop_since` goes on through changes of the plan.
CREATE TABLE IF NOT EXISTS ecom_data.membership (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    vendor_id BIGINT UNSIGNED NOT NULL,
    plan_id BIGINT UNSIGNED NOT NULL,
    current_of BIGINT UNSIGNED NULL,
    shop_since DATETIME(6) NOT NULL,
    started_at DATETIME(6) NOT NULL,
    ended_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY membership_current (current_of),
    KEY membership_vendor (vendor_id, id),
    KEY membership_plan (plan_id),
    CONSTRAINT membership_vendor_fk FOREIGN KEY (vendor_id) REFERENCES ecom_data.vendor (id),
    CONSTRAINT membership_plan_fk FOREIGN KEY (plan_id) REFERENCES ecom_data.plan (id),
    CONSTRAINT membership_is_current_or_ended CHECK ((current_of IS NULL) = (ended_at IS NOT NULL))
) ENGINE = InnoDB;
