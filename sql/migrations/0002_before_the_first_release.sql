-- What everybody may do in the administrators' window is kept with that of the others; no role holds another one any more.
ALTER TABLE ecom_data.page_object MODIFY COLUMN role ENUM('customer', 'vendor', 'administrator') NOT NULL;
-- An index for each column the administrators' lists of debts, returns, complaints, support, wants and categories are sorted by.
ALTER TABLE ecom_data.debt
ADD KEY debt_made (made_at, id),
ADD KEY debt_amount (amount, id),
ADD KEY debt_status (status, id);
ALTER TABLE ecom_data.order_request
ADD KEY order_request_status (status, id),
ADD KEY order_request_amount (amount, id);
ALTER TABLE ecom_data.complaint
ADD KEY complaint_kind (kind, id);
ALTER TABLE ecom_data.support_conversation
ADD KEY support_conversation_first_answer (first_answer_seconds, id);
ALTER TABLE ecom_data.want
ADD KEY want_by_status (status, id);
ALTER TABLE ecom_data.category
ADD KEY category_name (name, id);
-- The cost of passwords may rise: the earlier ones are kept, since accounts follow one by one.
ALTER TABLE ecom_data.shop
ADD COLUMN earlier_costs VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' AFTER password_cost;
