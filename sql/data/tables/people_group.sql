-- Groups of accounts with the same access in the window of one role. A group of customers or vendors is a MySQL role of its own
-- (`mysql_role`): whoever holds the profile is in the built-in group (`ecom_customer`, `ecom_vendor`), which has no rows in
-- group_member, unless put into another one; `access_version` goes up when the group's access is edited. What administrators may do is granted to their accounts: their groups have no role.
CREATE TABLE IF NOT EXISTS ecom_data.people_group (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    role ENUM('customer', 'vendor', 'administrator') NOT NULL DEFAULT 'administrator',
    mysql_role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    name VARCHAR(80) NOT NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    access_version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY people_group_name (name),
    UNIQUE KEY people_group_mysql_role (mysql_role)
) ENGINE = InnoDB;
