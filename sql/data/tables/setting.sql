-- Named settings of the shop with the bounds the administrators' page and the server hold them to.
-- Money is yuan. `is_public` rows are shown to guests by the view ecom.setting.
CREATE TABLE IF NOT EXISTS ecom_data.setting (
    name VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    value VARCHAR(200) NOT NULL,
    kind ENUM('whole', 'money', 'yes_no', 'text') NOT NULL,
    minimum DECIMAL(14, 2) NULL,
    maximum DECIMAL(14, 2) NULL,
    is_public TINYINT UNSIGNED NOT NULL DEFAULT 0,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (name)
) ENGINE = InnoDB;
