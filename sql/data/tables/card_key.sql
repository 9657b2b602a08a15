-- The key bank cards are encrypted with, in memory alone: the owner's `ecom-server cards load` puts it here, without the binary
-- log, and it is gone when the server stops. Not in any backup. Slot 1 is the key in use, slot 2 the next one while `cards rotate` works.
CREATE TABLE IF NOT EXISTS ecom_data.card_key (
    slot TINYINT UNSIGNED NOT NULL,
    secret VARBINARY(32) NOT NULL,
    PRIMARY KEY (slot)
) ENGINE = MEMORY;
