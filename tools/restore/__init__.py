"""`make restore`: an export back into a table and an archive."""
