-- What every customer or vendor may do whatever their group, filled from sql/grants/customer.sql and vendor.sql: a new group's
-- MySQL role begins with it.
CREATE TABLE IF NOT EXISTS ecom_data.page_object (
    role ENUM('customer', 'vendor') NOT NULL,
    object_kind ENUM('view', 'procedure') NOT NULL,
    object_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (role, object_kind, object_name)
) ENGINE = InnoDB;
