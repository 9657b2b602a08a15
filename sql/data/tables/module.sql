-- The pages privileges are given for. A row a module; packages installed beside Ecom add theirs.
CREATE TABLE IF NOT EXISTS ecom_data.module (
    name VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (name)
) ENGINE = InnoDB;
