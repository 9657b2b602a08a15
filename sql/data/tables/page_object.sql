-- What everybody may do in a window whatever their group, filled from sql/grants/member.sql and the window's own page there: a
-- new group's MySQL role begins with it.
CREATE TABLE IF NOT EXISTS ecom_data.page_object (
    role ENUM('customer', 'vendor', 'administrator') NOT NULL,
    object_kind ENUM('view', 'procedure') NOT NULL,
    object_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (role, object_kind, object_name)
) ENGINE = InnoDB;
