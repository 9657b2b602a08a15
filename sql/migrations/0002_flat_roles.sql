-- What everybody may do in the administrators' window is kept with that of the others; no role holds another one any more.
ALTER TABLE ecom_data.page_object MODIFY COLUMN role ENUM('customer', 'vendor', 'administrator') NOT NULL;
