-- Which view or procedure of the API each privilege of a module opens, filled from sql/grants/…modules.toml.
-- A privilege opens what the smaller ones open as well: read < write < full.
CREATE TABLE IF NOT EXISTS ecom_data.module_object (
    module VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_kind ENUM('view', 'procedure') NOT NULL,
    object_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    privilege ENUM('read', 'write', 'full') NOT NULL,
    PRIMARY KEY (module, object_kind, object_name),
    CONSTRAINT module_object_module_fk FOREIGN KEY (module) REFERENCES ecom_data.module (name)
) ENGINE = InnoDB;
