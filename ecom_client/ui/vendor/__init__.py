"""The vendor's window."""
