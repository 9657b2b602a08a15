-- Which vendor stored which picture: a vendor may use only pictures of their own, up to a quota of bytes.
CREATE TABLE IF NOT EXISTS ecom_data.picture_owner (
    vendor_id BIGINT UNSIGNED NOT NULL,
    picture_id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bytes INT UNSIGNED NOT NULL,
    stored_at DATETIME(6) NOT NULL,
    PRIMARY KEY (vendor_id, picture_id),
    KEY picture_owner_picture (picture_id),
    CONSTRAINT picture_owner_vendor_fk FOREIGN KEY (vendor_id) REFERENCES ecom_data.vendor (id),
    CONSTRAINT picture_owner_picture_fk FOREIGN KEY (picture_id) REFERENCES ecom_data.picture (id)
) ENGINE = InnoDB;
