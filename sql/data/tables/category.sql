-- The category tree, of any depth.
CREATE TABLE IF NOT EXISTS ecom_data.category (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    parent_id BIGINT UNSIGNED NULL,
    name VARCHAR(80) NOT NULL,
    description VARCHAR(500) NOT NULL DEFAULT '',
    position INT NOT NULL DEFAULT 0,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY category_parent (parent_id, position, id),
    KEY category_name (name, id),
    CONSTRAINT category_parent_fk FOREIGN KEY (parent_id) REFERENCES ecom_data.category (id)
) ENGINE = InnoDB;
