-- The pages privileges are given for, each to groups of one role. A row a module; customers' and vendors' are named `role.page`.
-- A package installed beside Ecom (`package`) adds its own, with the words of its page by language.
CREATE TABLE IF NOT EXISTS ecom_data.module (
    name VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role ENUM('customer', 'vendor', 'administrator') NOT NULL DEFAULT 'administrator',
    position SMALLINT UNSIGNED NOT NULL,
    package VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    words JSON NULL,
    PRIMARY KEY (name)
) ENGINE = InnoDB;
