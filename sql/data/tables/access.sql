-- The permission matrix of every role: the truth the MySQL grants of administrators and of the groups' roles are derived from. No row means none.
CREATE TABLE IF NOT EXISTS ecom_data.access (
    group_id BIGINT UNSIGNED NOT NULL,
    module VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    privilege ENUM('read', 'write', 'full') NOT NULL,
    PRIMARY KEY (group_id, module),
    KEY access_module (module),
    CONSTRAINT access_group_fk FOREIGN KEY (group_id) REFERENCES ecom_data.people_group (id),
    CONSTRAINT access_module_fk FOREIGN KEY (module) REFERENCES ecom_data.module (name)
) ENGINE = InnoDB;
