-- The cost of passwords may rise: the earlier ones are kept, since accounts follow one by one.
ALTER TABLE ecom_data.shop
ADD COLUMN earlier_costs VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' AFTER password_cost;
