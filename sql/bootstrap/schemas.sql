-- The private schema and the public one. Character set and collation are named because the string
-- variables of routines take the schema's.
CREATE DATABASE IF NOT EXISTS ecom_data CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE DATABASE IF NOT EXISTS ecom CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
