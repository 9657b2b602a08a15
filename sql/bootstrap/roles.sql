-- The roles of the windows. Every account has ecom_member; a window's role includes it. That of recovery accounts does not.
CREATE ROLE IF NOT EXISTS ecom_member;
CREATE ROLE IF NOT EXISTS ecom_customer;
CREATE ROLE IF NOT EXISTS ecom_vendor;
CREATE ROLE IF NOT EXISTS ecom_administrator;
CREATE ROLE IF NOT EXISTS ecom_recovery;
GRANT ecom_member TO ecom_customer;
GRANT ecom_member TO ecom_vendor;
GRANT ecom_member TO ecom_administrator;
