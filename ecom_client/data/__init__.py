"""The server as the program sees it: one connection a lane, and a repository a noun. No Qt in here."""
