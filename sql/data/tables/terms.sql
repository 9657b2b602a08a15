-- The versioned terms of use, in both languages.
CREATE TABLE IF NOT EXISTS ecom_data.terms (
    version INT UNSIGNED NOT NULL,
    text_en MEDIUMTEXT NOT NULL,
    text_zh MEDIUMTEXT NOT NULL,
    published_at DATETIME(6) NOT NULL,
    PRIMARY KEY (version)
) ENGINE = InnoDB;
