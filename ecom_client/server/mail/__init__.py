"""The shop's letters: what they say, how they are given to a mail server, and the queue they wait in."""
