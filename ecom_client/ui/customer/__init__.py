"""The customer's window."""
