-- What every vendor's window may do beyond every account, whatever the group; the rest is in vendor_modules.toml.
GRANT EXECUTE ON PROCEDURE ecom.save_vendor_profile TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_shop TO ecom_vendor;
