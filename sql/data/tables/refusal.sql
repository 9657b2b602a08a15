-- The registry of refusals, filled from sql/refusals.toml at install.
CREATE TABLE IF NOT EXISTS ecom_data.refusal (
    word VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (word),
    UNIQUE KEY refusal_number (number),
    CONSTRAINT refusal_number_is_ours CHECK (number BETWEEN 31000 AND 31999)
) ENGINE = InnoDB;
