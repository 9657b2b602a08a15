"""The administrator's window."""
