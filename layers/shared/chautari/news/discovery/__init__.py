"""Feed discovery: which feeds are due, which links are new, and the queue they go to."""
