"""Feed discovery: poll due feeds, select new links, send them to the queue."""
