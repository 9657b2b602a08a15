"""The way in: which server, who, registration. Light to import: the first window must be there at once."""
