-- What every vendor's window may do beyond every account, whatever the group; the rest is in vendor_modules.toml.
GRANT EXECUTE ON PROCEDURE ecom.save_vendor_profile TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_shop TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_memberships TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_membership_charges TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_fees TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_statement TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.pay_membership TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.change_plan TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.give_up_shop TO ecom_vendor;
