-- The moves of orders: who, when and with what note. For administrators who may read orders.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_order_event AS
SELECT
    e.id,
    e.order_id,
    e.actor,
    e.from_status,
    e.to_status,
    e.note,
    e.happened_at
FROM ecom_data.order_event AS e
