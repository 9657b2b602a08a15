-- The roles of the windows. Every account has ecom_member, and each window's role holds by itself what ecom_member may do. No
-- role is given to another one: MariaDB loses, in memory, what a role has through another one when privileges are reloaded
-- (MDEV-35743), and a whole window's people are refused until the next reload.
CREATE ROLE IF NOT EXISTS ecom_member;
CREATE ROLE IF NOT EXISTS ecom_customer;
CREATE ROLE IF NOT EXISTS ecom_vendor;
CREATE ROLE IF NOT EXISTS ecom_administrator;
CREATE ROLE IF NOT EXISTS ecom_recovery;
