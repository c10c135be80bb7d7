"""What the watcher keeps in the table."""
