-- What a vendor's window may do beyond every account.
GRANT EXECUTE ON PROCEDURE ecom.save_vendor_profile TO ecom_vendor;
