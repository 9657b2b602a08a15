-- Pictures, immutable, named by the SHA-256 of their bytes, with the thumbnail made beside them. Whoever
-- knows the name may see the picture; documents that prove an identity are never kept here.
CREATE TABLE IF NOT EXISTS ecom_data.picture (
    id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    media_type ENUM('image/jpeg', 'image/png', 'image/webp') NOT NULL,
    width SMALLINT UNSIGNED NOT NULL,
    height SMALLINT UNSIGNED NOT NULL,
    content MEDIUMBLOB NOT NULL,
    thumbnail BLOB NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;
