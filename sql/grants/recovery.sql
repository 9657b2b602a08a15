-- All a recovery account may do. Its password is a mailed code: `ecom-server mail` makes the account and grants it this role.
GRANT EXECUTE ON PROCEDURE ecom.recover TO ecom_recovery;
