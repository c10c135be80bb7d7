"""The watcher: what is wrong with the service, since when, told once."""
