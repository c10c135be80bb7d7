"""What is the same for each source and outlet, written from their declarations: see `__main__`."""
