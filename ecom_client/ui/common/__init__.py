"""Widgets, look and language shared by the customer, vendor and administrator windows."""
